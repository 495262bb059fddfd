package report

// Actions are those that ask something of a prescriber, the most urgent first, as Drug.Action has them; the others leave things as they are.
func Actions() []string {
	return []string{"contraindicated", "avoid", "alternative", "change_dose", "test_first", "monitor"}
}

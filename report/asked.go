package report

// Answer is what there is to say of a variant that was asked for, whether the file calls it or not.
// Where it does not, Variant holds the names and what the base holds of it, and nothing of a call.
type Answer struct {
	Variant Variant
	// Key leads to the variant among the observations; "" where the file does not call it.
	Key string
	// Shown is what the file says of the variant's bases: "variant", "reference", "filtered", "no_call", "absent".
	Shown   string
	Assumed bool
	Badge   Badge  // what the file says, in a word
	Text    string // and in a sentence
}

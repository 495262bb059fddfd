package hgvs_test

import (
	"fmt"

	"allelens/variants/hgvs"
)

// A name is taken apart, whatever stands around it in a report.
func ExampleParse() {
	for _, name := range []string{"NM_007294.4(BRCA1):c.68_69delAG", "c.80+5G>A", "185delAG"} {
		d, err := hgvs.Parse(name)
		if err != nil {
			fmt.Println(name, "is no HGVS name")
			continue
		}
		fmt.Println(d)
	}
	// Output:
	// NM_007294.4:c.68_69del
	// c.80+5G>A
	// 185delAG is no HGVS name
}

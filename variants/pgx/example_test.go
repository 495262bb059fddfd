package pgx_test

import (
	"fmt"
	"strings"

	"allelens/variants/pgx"
)

// Calls made elsewhere are read in the columns of PharmCAT: gene, diplotype, phenotype, activity score.
func ExampleParseOutsideCalls() {
	calls, err := pgx.ParseOutsideCalls("calls.tsv", strings.NewReader("CYP2D6\t*1/*4\nHLA-B\t\t*57:01 negative\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range calls {
		fmt.Printf("%s %s: %q %q\n", c.Where, c.Gene, c.Diplotype, c.Phenotype)
	}
	// Output:
	// calls.tsv:1 CYP2D6: "*1/*4" ""
	// calls.tsv:2 HLA-B: "" "*57:01 negative"
}

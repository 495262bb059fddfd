package ledger_test

import (
	"context"
	"fmt"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/ledger"
	"allelens/variants/vcf"
)

// A question about one site has one of five answers, with the line that gives it. Where no line speaks of
// a site, the answer is "absent", never "reference".
func ExampleRead() {
	ctx := context.Background()
	file, err := vcf.Open(ctx, "../../testdata/demonstration.grch38.vcf.gz", vcf.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	ask := func(rsid string, pos int, ref, alt string) ledger.Question {
		return ledger.Question{
			Gene: "CYP2C19", RSID: rsid, Contig: "10", Alleles: []string{ref, alt},
			Pos: map[variants.Assembly]int{variants.GRCh38: pos}, Ref: map[variants.Assembly]string{variants.GRCh38: ref},
		}
	}
	questions := ledger.Questions{
		Sites:      []ledger.Question{ask("rs12248560", 94_761_900, "C", "T"), ask("rs4244285", 94_781_859, "G", "A"), ask("rs0", 94_700_000, "G", "A")},
		Reference:  genome.NewReference(nil),
		Thresholds: ledger.DefaultThresholds(),
	}
	o, err := ledger.Read(ctx, file, questions, variants.GRCh38)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range o.Sites {
		fmt.Println(questions.Sites[s.Question].RSID, s.State, s.Alleles)
	}
	// Output:
	// rs12248560 reference [C C]
	// rs4244285 variant [G A]
	// rs0 absent []
}

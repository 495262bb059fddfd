package vcf_test

import (
	"context"
	"fmt"

	"allelens/variants"
	"allelens/variants/vcf"
)

// The records of one region are read from a file, by its index if it has one. A block of reference bases that
// begins before the region reaches into it.
func Example() {
	ctx := context.Background()
	file, err := vcf.Open(ctx, "../../testdata/demonstration.grch38.vcf.gz", vcf.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	region := variants.Interval{Contig: "13", Start: 32_316_461, End: 32_316_470}
	tally, err := file.Scan(ctx, vcf.Wanted{Regions: []variants.Interval{region}}, func(r *vcf.Record) error {
		fmt.Println(r.Chrom, r.Pos, "to", r.End, "block:", r.Block)
		return nil
	})
	fmt.Println(file.Access(), len(tally.Problems), err)
	// Output:
	// chr13 32316402 to 32316547 block: true
	// stream 0 <nil>
}

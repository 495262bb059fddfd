package ledger

import (
	"strconv"

	"allelens/variants"
	"allelens/variants/vcf"
)

// Most that is kept of a file's records: several times what a file has that spells out every base asked
// about, which is the longest that callers write.
const (
	mostRecords = 300_000
	mostBytes   = 64 << 20
	mostAtPlace = 1000 // that begin at one base
)

// gathered are the records of the places asked about.
type gathered struct {
	records []*vcf.Record
	bytes   int
	at      int // records that begin where the last one does
	where   string
}

// take keeps a record. A file that has more of them than can be judged is an error.
func (g *gathered) take(r *vcf.Record) error {
	if n := len(g.records); n > 0 && g.records[n-1].Pos == r.Pos && g.records[n-1].Contig == r.Contig {
		g.at++
	} else {
		g.at = 1
	}
	g.records = append(g.records, r)
	g.bytes += len(r.Text)
	switch {
	case g.at > mostAtPlace:
		return variants.Fail("records_repeated", place(g.where, r), "most", strconv.Itoa(mostAtPlace))
	case len(g.records) > mostRecords || g.bytes > mostBytes:
		return variants.Fail("records_too_many", g.where, "most", strconv.Itoa(mostRecords), "megabytes", strconv.Itoa(mostBytes>>20))
	}
	return nil
}

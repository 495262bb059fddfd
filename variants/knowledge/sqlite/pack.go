package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"regexp"

	"allelens/variants/knowledge"
)

// Pack reads a compiled base as every start of the program does, and returns the rows of these queries in one piece, which
// the table packed holds: thousands of rows are there at once, and need not be asked for. Only tables that no update changes
// are in it, so that it is the same in every base made of one, as these tables are. The same base gives the same bytes.
func Pack(ctx context.Context, file []byte) ([]byte, error) {
	b := open(file)
	b.packer = &packer{at: make(map[string]int)}
	err := b.start(ctx)
	return b.packer.bytes(), errors.Join(err, b.Close())
}

// start asks what is asked at every start.
func (b *Base) start(ctx context.Context) error {
	transcripts, err := b.Transcripts(ctx)
	if err != nil {
		return err
	}
	genes := []string{""}
	for _, t := range transcripts {
		genes = append(genes, t.Gene)
	}
	for _, gene := range genes {
		_, risks := b.Risks(ctx, gene)
		_, management := b.Management(ctx, gene)
		if err := errors.Join(risks, management); err != nil {
			return err
		}
	}
	for _, asked := range []error{
		second(b.References(ctx)), second(b.Domains(ctx)), second(b.CriteriaCodes(ctx)), second(b.Thresholds(ctx)), second(b.StopCodons(ctx)),
		second(b.SpliceSites(ctx)), second(b.AssayClasses(ctx)), second(b.Cancers(ctx)), second(b.Studies(ctx)), second(b.RiskIntervals(ctx)),
		second(b.RiskFigures(ctx)), second(b.Advice(ctx)), second(b.Support(ctx)), second(b.FounderEvents(ctx)), second(b.Pharmacogenes(ctx)), second(b.OtherGenes(ctx)),
		second(b.Recommendations(ctx)), second(b.Drugs(ctx)), second(b.Pairs(ctx)), second(b.DrugAreas(ctx)), second(b.Harms(ctx)),
		second(b.SituationAreas(ctx)), second(b.DrugNames(ctx)), second(b.Medicines(ctx)), second(b.TestsBefore(ctx)), second(b.Interactions(ctx)),
		second(b.Modulators(ctx)), second(b.Conditions(ctx)), second(b.Conversions(ctx)), second(b.Oncology(ctx)), second(b.Warfarin(ctx)),
		second(b.GeneIDs(ctx)), second(b.GeneConditions(ctx)), second(b.Sequences(ctx)),
	} {
		if asked != nil {
			return asked
		}
	}
	return nil
}

func second[T any](_ T, err error) error { return err }

// The kinds of a packed cell, the two lowest bits of the number that it begins with; the rest is a whole number, signs
// folded in, or the number of a text. The eight bytes of a broken number follow.
const (
	packedWhole = iota
	packedText
	packedBroken
	kinds = 4
)

// packer gathers rows. A pack is: the number of texts, their lengths, the texts; the number of queries, and of each its text,
// its columns, its rows, how many bytes its cells take, and these, row by row.
type packer struct {
	texts   []string
	at      map[string]int
	queries []packedQuery
}

// packedQuery is a query with its rows.
type packedQuery struct {
	name          string
	columns, rows int
	cells         []byte
}

// tableOf finds the tables of a query.
var tableOf = regexp.MustCompile(`(?:FROM|JOIN) (\w+)`)

// begin starts a query. One on a table that updates change is an error.
func (p *packer) begin(name string, columns int) (*packedQuery, error) {
	for _, m := range tableOf.FindAllStringSubmatch(name, -1) {
		if !(knowledge.Content{Table: m[1]}).Fixed() {
			return nil, fmt.Errorf("%s is not the same in every base", m[1])
		}
	}
	p.text(name)
	p.queries = append(p.queries, packedQuery{name: name, columns: columns})
	return &p.queries[len(p.queries)-1], nil
}

// text is the number of a text.
func (p *packer) text(s string) int {
	n, known := p.at[s]
	if !known {
		n = len(p.texts)
		p.at[s] = n
		p.texts = append(p.texts, s)
	}
	return n
}

// add adds a row to a query.
func (p *packer) add(q *packedQuery, row []driver.Value) error {
	q.rows++
	for _, cell := range row {
		switch v := cell.(type) {
		case int64:
			q.cells = binary.AppendUvarint(q.cells, (uint64(v<<1)^uint64(v>>63))*kinds+packedWhole)
		case string:
			q.cells = binary.AppendUvarint(q.cells, uint64(p.text(v))*kinds+packedText)
		case float64:
			q.cells = binary.AppendUvarint(q.cells, packedBroken)
			q.cells = binary.LittleEndian.AppendUint64(q.cells, math.Float64bits(v))
		default:
			return fmt.Errorf("a pack does not hold %T", cell)
		}
	}
	return nil
}

// bytes is the pack.
func (p *packer) bytes() []byte {
	out := binary.AppendUvarint(nil, uint64(len(p.texts)))
	for _, t := range p.texts {
		out = binary.AppendUvarint(out, uint64(len(t)))
	}
	for _, t := range p.texts {
		out = append(out, t...)
	}
	out = binary.AppendUvarint(out, uint64(len(p.queries)))
	for _, q := range p.queries {
		for _, n := range []int{p.text(q.name), q.columns, q.rows, len(q.cells)} {
			out = binary.AppendUvarint(out, uint64(n))
		}
		out = append(out, q.cells...)
	}
	return out
}

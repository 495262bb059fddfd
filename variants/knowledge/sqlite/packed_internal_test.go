package sqlite

import (
	"bytes"
	"context"
	"database/sql/driver"
	"reflect"
	"testing"

	"allelens/assets"
	"allelens/variants"
)

func packedRows(t testing.TB) []byte {
	t.Helper()
	b := open(assets.Knowledge)
	rows, err := list(t.Context(), b, "SELECT rows FROM packed", func(rows *[]byte) []any { return []any{rows} })
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d packs, %v", len(rows), err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	return rows[0]
}

// TestPackedRowsAreTheTables: what is packed in the bundled base is what its tables hold.
func TestPackedRowsAreTheTables(t *testing.T) {
	made, err := Pack(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, packedRows(t)) {
		t.Error("the packed rows are not those of the tables: run go generate ./assets")
	}
}

// TestPackedAnswersAreTheTables: a base answers from its pack as from its tables.
func TestPackedAnswersAreTheTables(t *testing.T) {
	ctx := t.Context()
	packed, err := Open(ctx, assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	plain := open(assets.Knowledge)
	for name, ask := range map[string]func(b *Base) (any, error){
		"references":      func(b *Base) (any, error) { return b.References(ctx) },
		"transcripts":     func(b *Base) (any, error) { return b.Transcripts(ctx) },
		"splice sites":    func(b *Base) (any, error) { return b.SpliceSites(ctx) },
		"pharmacogenes":   func(b *Base) (any, error) { return b.Pharmacogenes(ctx) },
		"recommendations": func(b *Base) (any, error) { return b.Recommendations(ctx) },
		"risks":           func(b *Base) (any, error) { return b.Risks(ctx, "BRCA2") },
		"others' risks":   func(b *Base) (any, error) { return b.Risks(ctx, "") },
		"management":      func(b *Base) (any, error) { return b.Management(ctx, "BRCA1") },
		"figures":         func(b *Base) (any, error) { return b.RiskFigures(ctx) },
		"conversions":     func(b *Base) (any, error) { return b.Conversions(ctx) },
		"interactions":    func(b *Base) (any, error) { return b.Interactions(ctx) },
		"warfarin":        func(b *Base) (any, error) { return b.Warfarin(ctx) },
		"not packed":      func(b *Base) (any, error) { return b.Founders(ctx, variants.GRCh37) },
	} {
		got, err := ask(packed)
		want, other := ask(plain)
		if err != nil || other != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: packed rows say something else: %v, %v", name, err, other)
		}
	}
	if err := packed.Close(); err != nil {
		t.Error(err)
	}
	if err := plain.Close(); err != nil {
		t.Error(err)
	}
}

// everyPacked asks for all rows of a pack.
func everyPacked(p *pack) error {
	for _, q := range p.queries {
		places := make([]any, q.columns)
		for i := range places {
			places[i] = new(anything)
		}
		if err := p.each(q, places, func() {}); err != nil {
			return err
		}
	}
	return nil
}

// anything takes any cell.
type anything struct{}

func (*anything) Scan(any) error { return nil }

func TestDamagedPack(t *testing.T) {
	whole := packedRows(t)
	for _, n := range []int{1, 100, len(whole) / 3, len(whole) / 2, len(whole) - 1} {
		p, err := unpack(whole[:n])
		if err == nil {
			err = everyPacked(&p)
		}
		if err == nil {
			t.Errorf("%d of %d bytes are taken for a pack", n, len(whole))
		}
	}
	p, err := unpack(whole)
	if err == nil {
		err = everyPacked(&p)
	}
	if err != nil {
		t.Error(err)
	}
}

func FuzzPack(f *testing.F) {
	p := &packer{at: make(map[string]int)}
	q, err := p.begin("SELECT 1", 2)
	if err != nil {
		f.Fatal(err)
	}
	for _, row := range [][2]any{{int64(-3), "three"}, {2.5, "two"}, {int64(1 << 40), ""}} {
		if err := p.add(q, []driver.Value{row[0], row[1]}); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(p.bytes())
	f.Add([]byte{})
	f.Fuzz(func(_ *testing.T, data []byte) {
		if p, err := unpack(data); err == nil {
			_ = everyPacked(&p) // damaged cells are an error, never more
		}
	})
}

// TestOnlyFixedTablesArePacked: of a table that updates change nothing is packed.
func TestOnlyFixedTablesArePacked(t *testing.T) {
	b := open(assets.Knowledge)
	b.packer = &packer{at: make(map[string]int)}
	if _, err := b.Sources(context.Background()); err == nil {
		t.Error("sources were packed")
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

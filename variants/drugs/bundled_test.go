//go:build !race

package drugs_test

import (
	"context"
	"sync"
	"testing"

	"allelens/assets"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
)

// bundled is read once for all tests, which leave it as it is.
var bundled = sync.OnceValues(func() (b base, err error) {
	ctx := context.Background()
	k, err := sqlite.Open(ctx, assets.Knowledge)
	if err != nil {
		return b, err
	}
	defer func() { _ = k.Close() }()
	for _, read := range []func() error{
		func() (err error) { b.Recommendations, err = k.Recommendations(ctx); return err },
		func() (err error) { b.Drugs, err = k.Drugs(ctx); return err },
		func() (err error) { b.Pairs, err = k.Pairs(ctx); return err },
		func() (err error) { b.Areas, err = k.DrugAreas(ctx); return err },
		func() (err error) { b.Names, err = k.DrugNames(ctx); return err },
		func() (err error) { b.Medicines, err = k.Medicines(ctx); return err },
		func() (err error) { b.Tests, err = k.TestsBefore(ctx); return err },
		func() (err error) { b.Interactions, err = k.Interactions(ctx); return err },
		func() (err error) { b.Modulators, err = k.Modulators(ctx); return err },
		func() (err error) { b.Conditions, err = k.Conditions(ctx); return err },
		func() (err error) { b.Conversions, err = k.Conversions(ctx); return err },
		func() (err error) { bundledGenes, err = k.Pharmacogenes(ctx); return err },
	} {
		if err := read(); err != nil {
			return b, err
		}
	}
	b.Cutoffs = map[string][]knowledge.ScoreCutoff{}
	for _, g := range bundledGenes {
		b.Cutoffs[g.Gene] = g.Cutoffs
	}
	b.settled = drugs.New(b.Base).For(drugs.Patient{Age: -1})
	return b, nil
})

func load(t testing.TB) base {
	t.Helper()
	b, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

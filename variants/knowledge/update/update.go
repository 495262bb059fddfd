package update

import (
	"cmp"
	"context"
	"slices"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/compile"
)

// Build makes a new knowledge base out of the bundled one and the ClinVar VCF at path, in the layout
// in which ClinVar publishes it for either build. progress (nil for none) takes compressed bytes
// done and in total. Errors that the user can act on are *variants.Problem; a file that can be used
// but fails a check is none: see Result.Passed. The same base and file give the same bytes.
func Build(ctx context.Context, bundled []byte, path string, progress func(done, total int64)) (*Result, error) {
	b, err := unbundle(ctx, bundled)
	if err != nil {
		return nil, err
	}
	result, all, err := b.compare(ctx, path, progress)
	if err != nil {
		return nil, err
	}
	if result.Base, err = compile.Replace(ctx, bundled, b.tables(all, result.File, result.Version)); err != nil {
		return nil, err
	}
	structure, err := opens(ctx, result.Base, all)
	if err != nil {
		return nil, err
	}
	result.Checks = append(result.Checks, structure)
	return result, nil
}

// compare reads the file and merges it with the bundled rows: all of a Result but the base.
func (b *bundle) compare(ctx context.Context, path string, progress func(done, total int64)) (*Result, []merged, error) {
	r, err := b.read(ctx, path, progress)
	if err != nil {
		return nil, nil, err
	}
	if newest := b.newest(); r.file.Date < newest {
		return nil, nil, variants.Fail("clinvar_older", r.file.Name, "date", r.file.Date, "newest", newest)
	}
	all := b.merge(r)
	return &Result{
		Version: b.version + "+" + r.file.source(), File: r.file, Tally: tally(r, all),
		Changes: changes(all), Notable: notable(all), Checks: b.check(r, all),
	}, all, nil
}

func tally(r *reading, all []merged) Tally {
	t := Tally{Lines: r.lines, Read: r.read}
	for reason, n := range r.skipped {
		t.Skipped = append(t.Skipped, Skip{reason, n})
	}
	slices.SortFunc(t.Skipped, func(a, b Skip) int { return cmp.Compare(a.Reason, b.Reason) })
	for _, m := range all {
		switch {
		case m.entry == nil && m.Stars >= panelStars:
			t.Kept, t.KeptPanel = t.Kept+1, t.KeptPanel+1
		case m.entry == nil:
			t.Kept++
		case m.before == nil:
			t.Used, t.New = t.Used+1, t.New+1
		case m.before.ClassUnknown:
			t.Used, t.Classed = t.Used+1, t.Classed+1
		default:
			t.Used++
		}
	}
	return t
}

// scale is the order of classes in lists.
var scale = []knowledge.Class{
	knowledge.Pathogenic, knowledge.LikelyPathogenic, knowledge.Conflicting, knowledge.Uncertain, knowledge.NotReviewed, knowledge.LikelyBenign, knowledge.Benign,
}

// changed reports whether a known class gave way to another.
func (m *merged) changed() bool {
	return m.entry != nil && m.before != nil && !m.before.ClassUnknown && m.before.Class != m.Class
}

func changes(all []merged) (list []Change) {
	counts := map[[2]knowledge.Class]int{}
	for _, m := range all {
		if m.changed() {
			counts[[2]knowledge.Class{m.before.Class, m.Class}]++
		}
	}
	for _, from := range scale {
		for _, to := range scale {
			if n := counts[[2]knowledge.Class{from, to}]; n > 0 {
				list = append(list, Change{from, to, n})
			}
		}
	}
	return list
}

// notable lists what a reader must not miss in the counts: see Result.Notable.
func notable(all []merged) (list []Notable) {
	for _, m := range all {
		crossed := m.changed() && (m.before.Class.Side() > 0) != (m.Class.Side() > 0)
		panelLost := m.entry != nil && m.before != nil && m.before.Stars >= panelStars && (m.Stars < panelStars || m.changed())
		if crossed || panelLost {
			list = append(list, Notable{
				Gene: m.Gene, HGVSC: m.HGVSC, From: Class{m.before.Class, m.before.Stars, m.before.Date}, To: Class{m.Class, m.Stars, m.Date},
			})
		}
	}
	return list
}

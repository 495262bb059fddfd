package update

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/compile"
)

// Draft is what a ClinVar file would make of the base in use. Nothing is built yet.
type Draft struct {
	Result
	// Questions are the changes that somebody has to answer for, by gene and position.
	Questions []Question
	Before    string // version of the base in use
	Newest    string // date of its newest class

	base   []byte
	bundle *bundle
	all    []merged
}

// Request is a ClinVar file to compare with a base.
type Request struct {
	Path  string
	Date  string // of its release as the user says, YYYY-MM-DD; "" leaves it to the file and its name
	Today string // YYYY-MM-DD
}

// Prepare compares a ClinVar file, the VCF for either build or variant_summary.txt as ClinVar publishes them, with
// the base in use, whose content base is: the bundled one, or one that an update made. The file has to be newer than
// its classes, and not of a day after today. progress (nil for none) takes compressed bytes done and in
// total. Errors that the user can act on are *variants.Problem; a file that can be used but fails a check is none: see
// Result.Passed.
func Prepare(ctx context.Context, base []byte, q Request, progress func(done, total int64)) (*Draft, error) {
	b, err := unbundle(ctx, base)
	if err != nil {
		return nil, err
	}
	d, err := b.compare(ctx, q, progress)
	if err != nil {
		return nil, err
	}
	d.base = base
	return d, nil
}

// compare reads the file and merges it with the base's rows.
func (b *bundle) compare(ctx context.Context, q Request, progress func(done, total int64)) (*Draft, error) {
	r, err := b.read(ctx, q.Path, q.Date, progress)
	if err != nil {
		return nil, err
	}
	newest := b.newest()
	switch {
	case r.file.Date > q.Today:
		return nil, variants.Fail("clinvar_future", r.file.Name, "date", r.file.Date, "today", q.Today)
	case r.file.Date <= newest:
		return nil, variants.Fail("clinvar_older", r.file.Name, "date", r.file.Date, "newest", newest)
	}
	d := &Draft{bundle: b, all: b.merge(r), Before: b.version, Newest: newest}
	d.Version, d.File, d.Tally = versionOf(b.version, r.file), r.file, tally(r, d.all)
	d.Changes, d.Checks, d.Questions = changes(d.all), b.check(r, d.all), questions(d.all)
	d.Notable, d.Changed = listed(d.all, (*merged).notable), listed(d.all, (*merged).changed)
	return d, nil
}

// versionOf names the base that a file makes of another: "2026.11.3+clinvar-2026-11-16", with what other updates
// brought behind it.
func versionOf(before string, f File) string {
	parts := strings.Split(before, "+")
	parts = slices.DeleteFunc(parts, func(p string) bool { return strings.HasPrefix(p, "clinvar-") })
	return strings.Join(slices.Insert(parts, 1, f.source()), "+")
}

// Build makes the new base, with an answer to each question by its id; one that lacks an answer is an error. The
// same base, file and answers give the same bytes. A draft is built once.
func (d *Draft) Build(ctx context.Context, answers map[string]Answer) (*Result, error) {
	all, err := d.settle(answers)
	if err != nil {
		return nil, err
	}
	result := d.Result
	result.Accepted = d.accepted(answers)
	result.Changes, result.Notable, result.Changed = changes(all), listed(all, (*merged).notable), listed(all, (*merged).changed)
	if result.Base, err = compile.Replace(ctx, d.base, d.bundle.tables(all, d.File, d.Version)); err != nil {
		return nil, err
	}
	structure, err := opens(ctx, result.Base, all)
	if err != nil {
		return nil, err
	}
	result.Checks = append(slices.Clip(d.Checks), structure)
	d.base, d.bundle, d.all = nil, nil, nil // much memory, used once
	return &result, nil
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

// notable reports what a reader must not miss in the counts: see Result.Notable.
func (m *merged) notable() bool {
	crossed := m.changed() && (m.before.Class.Side() > 0) != (m.Class.Side() > 0)
	panelLost := m.entry != nil && m.before != nil && m.before.Stars >= panelStars && (m.Stars < panelStars || m.changed())
	return crossed || panelLost
}

func listed(all []merged, which func(*merged) bool) (list []Notable) {
	for i := range all {
		if m := &all[i]; which(m) {
			list = append(list, Notable{
				Gene: m.Gene, HGVSC: m.HGVSC, From: Class{m.before.Class, m.before.Stars, m.before.Date}, To: Class{m.Class, m.Stars, m.Date},
			})
		}
	}
	return list
}

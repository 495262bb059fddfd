package update

import (
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/knowledge"
)

// panelClasses are records of the expert panel's pathogenic classes that no check asks for.
func panelClasses(t *testing.T, r *release) (list []*clinvarRecord) {
	t.Helper()
	for _, c := range r.records {
		if c.row.Stars >= panelStars && c.row.Class == knowledge.Pathogenic && !mustStand(t, c) {
			list = append(list, c)
		}
	}
	return list
}

// TestForged: a file that turns a hundred of the panel's classes benign passes every check, and asks about each.
func TestForged(t *testing.T) {
	r := releaseOf(bundledRows(t), variants.GRCh38, today)
	forged := panelClasses(t, r)[:100]
	for _, c := range forged {
		c.sig = "Benign"
	}
	b, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	d, err := b.compare(t.Context(), Request{Path: r.write(t), Today: clock}, nil)
	if err != nil || !d.Passed() || len(d.Questions) != len(forged) {
		t.Fatalf("%v: %d questions; %+v", err, len(d.Questions), d.Checks)
	}
	for _, q := range d.Questions {
		if q.Reason != PanelLost || q.From.Class != knowledge.Pathogenic || q.To.Class != knowledge.Benign || q.Line == 0 || !strings.HasPrefix(q.ID, q.Gene+":c.") {
			t.Errorf("%+v", q)
		}
	}
	answers := map[string]Answer{}
	for _, q := range d.Questions[1:] {
		answers[q.ID] = Accept
	}
	d.base = assets.Knowledge
	if result, err := d.Build(t.Context(), answers); err == nil || result != nil {
		t.Error("a base is built with a question left")
	}
}

// TestQuestions: what is asked about, and what is not.
func TestQuestions(t *testing.T) {
	r := published(t, variants.GRCh38, today)
	first := func(which func(c *clinvarRecord) bool) *clinvarRecord {
		t.Helper()
		i := slices.IndexFunc(r.records, func(c *clinvarRecord) bool {
			return !mustStand(t, c) && c.sig == strings.ReplaceAll(c.row.ClassText, " ", "_") && which(c)
		})
		if i < 0 {
			t.Fatal("no such record")
		}
		return r.records[i]
	}
	panel := panelClasses(t, r)
	missing, lower, unclassed := panel[10], panel[20], panel[30]
	lower.stat = "criteria_provided,_single_submitter"
	unclassed.sig = "not_provided"
	cut := first(func(c *clinvarRecord) bool {
		return c.row.Consequence == "frameshift_variant" && c.row.Stars < panelStars && c.row.Class == knowledge.Pathogenic
	})
	cut.sig = "Likely_benign"
	missense := first(func(c *clinvarRecord) bool {
		return c.row.Consequence == "missense_variant" && c.row.Stars < panelStars && c.row.Class == knowledge.LikelyPathogenic
	})
	missense.sig = "Uncertain_significance"
	likely := panel[40]
	likely.sig = "Likely_pathogenic"
	benign := first(func(c *clinvarRecord) bool { return c.row.Stars >= panelStars && c.row.Class.Side() < 0 })
	benign.sig = "Uncertain_significance"
	r.drop(func(c *clinvarRecord) bool { return c == missing })
	d, err := compared(t, r.write(t))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Question{
		idOf(&missing.row):   {Reason: PanelLost},
		idOf(&lower.row):     {Reason: PanelLost, Line: lower.line, To: Class{knowledge.Pathogenic, 1, today}},
		idOf(&unclassed.row): {Reason: PanelLost, Line: unclassed.line, To: Class{knowledge.NotReviewed, 3, today}},
		idOf(&cut.row):       {Reason: TruncatingBenign, Line: cut.line, To: Class{knowledge.LikelyBenign, cut.row.Stars, today}},
	}
	if len(d.Questions) != len(want) {
		t.Errorf("%d questions: %+v", len(d.Questions), d.Questions)
	}
	for _, q := range d.Questions {
		if w, asked := want[q.ID]; !asked || q.Reason != w.Reason || q.Line != w.Line || q.To != w.To {
			t.Errorf("%+v, want %+v", q, w)
		}
	}
}

// TestAnswers: a kept class stands, disputed by the file's; an accepted one is the file's; one that the file does not
// give loses the panel's authority and nothing else. What changed is told with the version of the base before.
func TestAnswers(t *testing.T) {
	r := published(t, variants.GRCh38, today)
	panel := panelClasses(t, r)
	benign, gone, lower := panel[0], panel[1], panel[2]
	benign.sig, lower.stat = "Benign", "criteria_provided,_single_submitter"
	r.drop(func(c *clinvarRecord) bool { return c == gone })
	path := r.write(t)
	bundledVersion := openBase(t, small(t)).Version()

	kept := built(t, small(t), path, Keep)
	if c := lookup(t, kept, benign); c.Class != knowledge.Pathogenic || c.Stars != 3 || c.Date != benign.row.Date || c.Changed != nil || len(c.Disputes) != 1 ||
		c.Disputes[0].Class != knowledge.Benign || c.Disputes[0].Source != "clinvar-"+today || c.Brought.Line != benign.line {
		t.Errorf("kept: %+v", c)
	}
	if c := lookup(t, kept, gone); c.Class != knowledge.Pathogenic || c.Stars != 3 || c.AbsentFrom != "clinvar-"+today || len(c.Disputes) > 0 {
		t.Errorf("kept, not in the file: %+v", c)
	}
	if c := lookup(t, kept, lower); c.Stars != 3 || len(c.Disputes) > 0 {
		t.Errorf("kept, fewer stars: %+v", c)
	}
	if len(kept.Changes)+len(kept.Accepted) > 0 {
		t.Errorf("changes %+v, accepted %q", kept.Changes, kept.Accepted)
	}

	accepted := built(t, small(t), path, Accept)
	lost := []string{}
	for _, c := range []*clinvarRecord{benign, gone, lower} {
		lost = append(lost, c.row.Allele(variants.GRCh38).String())
	}
	if slices.Sort(lost); !slices.Equal(slices.Sorted(slices.Values(accepted.Accepted)), lost) {
		t.Errorf("accepted %q, want %q", accepted.Accepted, lost)
	}
	c := lookup(t, accepted, benign)
	if c.Class != knowledge.Benign || c.Date != today || len(c.Disputes) > 0 || c.Changed == nil || c.Changed.Class != knowledge.Pathogenic || c.Changed.Since != bundledVersion {
		t.Errorf("accepted: %+v, %+v", c, c.Changed)
	}
	c = lookup(t, accepted, gone)
	if last := c.History[len(c.History)-1]; c.Class != knowledge.Pathogenic || c.Stars != -1 || c.ReviewStatus != "" || c.AbsentFrom != "clinvar-"+today || c.Date != gone.row.Date || last.Stars != 3 {
		t.Errorf("accepted, not in the file: %+v", c)
	}
	if c := lookup(t, accepted, lower); c.Stars != 1 || c.Class != knowledge.Pathogenic {
		t.Errorf("accepted, fewer stars: %+v", c)
	}

	// The next file is compared with the base in use, not with the bundled one.
	next := published(t, variants.GRCh38, "2026-11-23")
	following := built(t, accepted.Base, next.write(t), Accept)
	if following.Version != bundledVersion+"+clinvar-2026-11-23" {
		t.Errorf("version %s", following.Version)
	}
	if c := lookup(t, following, benign); c.Class != knowledge.Pathogenic || c.Changed == nil || c.Changed.Class != knowledge.Benign || c.Changed.Since != accepted.Version {
		t.Errorf("back again: %+v, %+v", c, c.Changed)
	}
	_, err := Prepare(t.Context(), accepted.Base, Request{Path: path, Today: clock}, nil)
	if p, ok := variants.AsProblem(err); !ok || p.Code != "clinvar_older" {
		t.Errorf("the same file again: %v", err)
	}
}

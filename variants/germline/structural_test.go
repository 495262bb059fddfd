package germline_test

import (
	"slices"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
)

// over is an event of both builds' exons first to last of a gene, with some bases of the introns beside them.
func over(t *testing.T, b *sqlite.Base, in variants.Assembly, gene string, kind ledger.EventType, first, last int) ledger.Event {
	t.Helper()
	all, err := b.Transcripts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const beside = 97
	x := all[slices.IndexFunc(all, func(t knowledge.Transcript) bool { return t.Gene == gene })]
	a, z := x.Exons[first-1].Genomic[in], x.Exons[last-1].Genomic[in]
	return event(gene, kind, min(a.Start, z.Start)-beside, max(a.End, z.End)+beside)
}

func event(gene string, kind ledger.EventType, start, end int) ledger.Event {
	return ledger.Event{
		Gene: gene, Type: kind, Start: start, End: end, Precise: true, CopyNumber: -1, Copies: 1, Ploidy: 2, State: variants.Variant,
		Evidence: &ledger.Evidence{Depth: -1, Quality: -1},
	}
}

// with changes an event for a case.
func with(e ledger.Event, change func(*ledger.Event)) ledger.Event {
	change(&e)
	return e
}

// structural judges one event of a gene all of whose coding bases were seen.
func structural(t *testing.T, c *germline.Classifier, in variants.Assembly, e ledger.Event) germline.Gene {
	t.Helper()
	o := &ledger.Observations{Assembly: in, Events: []ledger.Event{e}, Coverage: []ledger.Coverage{{Gene: e.Gene}}}
	for _, r := range c.Regions() {
		if r.Gene == e.Gene {
			for _, x := range r.Bases[in] {
				o.Coverage[0].Exons = append(o.Coverage[0].Exons, ledger.ExonCoverage{Exon: x, Counts: map[variants.State]int{variants.Reference: x.Bases.Len()}})
			}
		}
	}
	r, err := c.Classify(t.Context(), o, ledger.Declaration{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Genes[0]
}

// TestStructuralEvents: what an event says of its gene, with what it rests on, on both builds.
func TestStructuralEvents(t *testing.T) {
	const (
		p, probable, uncertain, unread = germline.PathogenicFound, germline.ProbableFound, germline.UncertainFound, germline.NotAssessed
		del, dup, inv                  = ledger.Deletion, ledger.Duplication, ledger.Inversion
	)
	base := open(t).base
	c := assessor(t, base, base, specification(t, base))
	for _, in := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
		on := func(gene string, kind ledger.EventType, first, last int) ledger.Event {
			return over(t, base, in, gene, kind, first, last)
		}
		at := func(gene string, kind ledger.EventType, start, end int) ledger.Event { // GRCh38
			shift := map[string]int{"BRCA1": -1847983, "BRCA2": 574137}[gene]
			if in == variants.GRCh38 {
				shift = 0
			}
			return event(gene, kind, start+shift, end+shift)
		}
		failed := func(e *ledger.Event) { e.State = variants.Filtered }
		for name, x := range map[string]struct {
			event   ledger.Event
			want    germline.Conclusion
			exons   string
			matched bool
			why     string // of PVS1; "" for none
		}{
			"exons 18 and 19":                  {on("BRCA1", del, 18, 19), probable, "19 20", false, "criterion.pvs1.event.shift"},
			"exons 17 and 18, older 18 and 19": {on("BRCA1", del, 17, 18), p, "18 19", true, "criterion.pvs1.event.shift"},
			"exon 3, in frame":                 {on("BRCA1", del, 3, 3), p, "3", true, "criterion.pvs1.event.domain"},
			"exon 10, in frame":                {on("BRCA1", del, 10, 10), uncertain, "11", false, "criterion.pvs1.splice.inframe_unknown_role"},
			"exon 8":                           {on("BRCA1", del, 8, 8), uncertain, "9", false, "criterion.pvs1.splice.not.nmd_but_exon_absent_in_relevant_transcript"},
			"exons 8 and 9":                    {on("BRCA1", del, 8, 9), uncertain, "9 10", false, "criterion.pvs1.event.role"},
			"whole gene":                       {at("BRCA1", del, 43000100, 43147900), probable, "1 2 3 5", false, "criterion.pvs1.event.whole"},
			"promoter":                         {at("BRCA1", del, 43125370, 43126000), probable, "", false, "criterion.pvs1.event.promoter"},
			"BRCA2, exon 2":                    {on("BRCA2", del, 2, 2), uncertain, "2", false, "criterion.pvs1.start.open"},
			"BRCA2, the last exon":             {at("BRCA2", del, 32398101, 32401000), probable, "27", false, "criterion.pvs1.splice.no_nmd_region_altered"},
			"BRCA2, exon 12":                   {on("BRCA2", del, 12, 12), uncertain, "12", false, "criterion.pvs1.splice.not.inframe_unknown_role"},
			"failed":                           {with(on("BRCA1", del, 18, 19), failed), unread, "19 20", false, "criterion.pvs1.event.shift"},
			"neither genotype nor copies": {with(on("BRCA1", del, 18, 19), func(e *ledger.Event) { e.State = variants.NoCall }), unread, "19 20", false,
				"criterion.pvs1.event.shift"},
			"copied in tandem":               {on("BRCA1", dup, 11, 11), probable, "12", false, "criterion.pvs1.event.tandem"},
			"copied, in frame":               {on("BRCA1", dup, 17, 17), uncertain, "18", false, "criterion.pvs1.event.kept"},
			"copied, past the end":           {at("BRCA1", dup, 43040000, 43047800), uncertain, "23 24", false, "criterion.pvs1.event.beyond"},
			"whole gene copied":              {at("BRCA1", dup, 43000100, 43147900), uncertain, "1 2 3 5", false, "criterion.pvs1.event.beyond"},
			"copied within an exon":          {at("BRCA1", dup, 43091500, 43091999), probable, "11", false, "criterion.pvs1.event.tandem"},
			"copied from within an exon on":  {at("BRCA1", dup, 43091000, 43091999), uncertain, "11 12", false, "criterion.pvs1.event.cut"},
			"turned, with both ends outside": {at("BRCA1", inv, 43000100, 43147900), uncertain, "1 2 3 5", false, ""},
			"turned, with one end inside":    {at("BRCA1", inv, 43000100, 43080000), probable, "14 15 16", false, "criterion.pvs1.event.breakpoint"},
			"turned within an intron":        {at("BRCA1", inv, 43080000, 43081000), uncertain, "", false, ""},
			"lost within an intron":          {at("BRCA1", del, 43080000, 43081000), uncertain, "", false, ""},
			"known to be harmless":           {at("BRCA1", del, 43067062, 43067497), "", "", true, ""},
			"reaching nobody knows how far":  {at("BRCA1", del, 43080000, 0), uncertain, "", false, ""},
			"joined elsewhere, in the gene":  {at("BRCA1", ledger.Breakend, 43080000, 43080000), probable, "", false, "criterion.pvs1.event.breakpoint"},
			"joined elsewhere, before it":    {at("BRCA1", ledger.Breakend, 43030000, 43030000), uncertain, "", false, ""},
			"copies, without a number":       {at("BRCA1", ledger.CopyNumber, 43080000, 43083000), uncertain, "13", false, ""},
			"inserted in a coding exon":      {with(at("BRCA1", ledger.Insertion, 43092000, 43092000), func(e *ledger.Event) { e.Inserted = 300 }), probable, "11", false, "criterion.pvs1.event.insertion"},
			"inserted in an intron":          {at("BRCA1", ledger.Insertion, 43080000, 43080000), uncertain, "", false, ""},
			"Portuguese founder": {with(at("BRCA2", ledger.Insertion, 32319160, 32319160), func(e *ledger.Event) { e.InsertedKind = "ALU" }), p, "3", true,
				"criterion.pvs1.event.insertion"},
			"another element": {with(at("BRCA2", ledger.Insertion, 32319160, 32319160), func(e *ledger.Event) { e.InsertedKind = "LINE1" }), probable, "3", false,
				"criterion.pvs1.event.insertion"},
		} {
			g := structural(t, c, in, x.event)
			if len(g.Structural) != 1 {
				t.Errorf("%v %s: %d events", in, name, len(g.Structural))
				continue
			}
			s := g.Structural[0]
			gene := x.want
			if gene == "" {
				gene = germline.NoneFound
			}
			if s.Conclusion != x.want || g.Conclusion != gene || s.Reportable == (x.want == "") {
				t.Errorf("%v %s: %q, and the gene %s; want %q", in, name, s.Conclusion, g.Conclusion, x.want)
			}
			if exons := strings.Join(s.LegacyExons, " "); !strings.HasPrefix(exons, x.exons) || x.exons == "" && exons != "" || (len(s.Matches) > 0) != x.matched {
				t.Errorf("%v %s: exons %v, older %s, matches %+v", in, name, s.Exons, exons, s.Matches)
			}
			at := slices.IndexFunc(s.Evidence, func(c acmg.Evidence) bool { return c.Code == "PVS1" })
			if at >= 0 && s.Evidence[at].Why != x.why || at < 0 && x.why != "" {
				t.Errorf("%v %s: %+v, want %q", in, name, s.Evidence, x.why)
			}
		}
	}
}

// TestPresumedTandem: that a gain known only by a number of copies lies in tandem is said to be presumed.
func TestPresumedTandem(t *testing.T) {
	base := open(t).base
	c := assessor(t, base, base, specification(t, base))
	e := over(t, base, variants.GRCh38, "BRCA1", ledger.Duplication, 11, 11)
	e.CopyNumber, e.Ploidy, e.Copies, e.Evidence.FileAlts = 3, 0, 0, []string{"<CNV>"}
	s := structural(t, c, variants.GRCh38, e).Structural[0]
	if s.Conclusion != germline.ProbableFound || s.Evidence[0].Why != "criterion.pvs1.event.presumed" {
		t.Errorf("%s, %+v", s.Conclusion, s.Evidence)
	}
}

// TestBesideTheGene: an event with known bounds that touches neither the transcript nor its promoter is no
// finding of the gene.
func TestBesideTheGene(t *testing.T) {
	base := open(t).base
	c := assessor(t, base, base, specification(t, base))
	if g := structural(t, c, variants.GRCh38, event("BRCA1", ledger.Deletion, 43040000, 43041000)); len(g.Structural) != 0 || g.Conclusion != germline.NoneFound {
		t.Errorf("%s, %+v", g.Conclusion, g.Structural)
	}
}

// TestLostSpliceSites: PVS1 for bases that go with a splice site is that of the specification's table for the site;
// where the site may be there afterwards, or bases are only added, it is left open.
func TestLostSpliceSites(t *testing.T) {
	b := newBench(t)
	for name, want := range map[string]string{
		"c.80+1_80+2del":      "met very_strong criterion.pvs1.splice.initiation_codon_exon_skipped",
		"c.78_80+2del":        "met very_strong criterion.pvs1.splice.initiation_codon_exon_skipped",
		"c.301+1_301+2del":    "not_assessed  criterion.pvs1.splice.not_substitution", // GT follows
		"c.442-2_442-1del":    "met supporting criterion.pvs1.splice.inframe_unknown_role",
		"c.548-2_548-1del":    "not_met  criterion.pvs1.splice.not.nmd_but_exon_absent_in_relevant_transcript",
		"c.4987-3_4990del":    "met very_strong criterion.pvs1.splice.nmd_predicted",
		"c.5277+1_5277+2insC": "not_assessed  criterion.pvs1.splice.not_substitution",
	} {
		g := judgedTogether(t, b.called(t, name, "0/1", ""))
		c := criterion(g.Findings[0], "PVS1")
		if got := string(c.Verdict) + " " + string(c.Strength) + " " + c.Why; got != want {
			t.Errorf("%s (%s): %s, want %s", name, g.Findings[0].Name.Consequence, got, want)
		}
	}
}

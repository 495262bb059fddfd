package compose

import (
	"math"
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
)

// quality tells what was read and how well. Sites are those of the pharmacogenes.
func (b *builder) quality() report.Quality {
	o := b.f.Observations
	q := report.Quality{
		RecordsUsed: o.RecordsUsed, RecordsSeen: o.RecordsSeen, AssumedReference: b.f.AssumedReference, Complete: o.Complete,
		Messages: []report.Message{}, Genes: []report.GeneLedger{}, Thresholds: b.thresholds(o.Thresholds), Assay: b.assay(o.Assay), Specimen: specimen(o.Specimen),
	}
	total := map[variants.State]int{}
	for _, g := range b.f.Genes {
		if g.SitesTotal == 0 {
			continue
		}
		count := map[variants.State]int{}
		for _, s := range g.Sites {
			count[s.Observed.State]++
			total[s.Observed.State]++
			q.SitesTotal++
		}
		q.Genes = append(q.Genes, report.GeneLedger{Gene: g.Gene, Total: len(g.Sites), Sites: states(count), CannotExclude: orEmpty(g.CannotExclude)})
	}
	q.Sites = states(total)
	for _, p := range slices.Concat(o.Problems, b.f.Problems) {
		q.Messages = append(q.Messages, report.Message{Code: p.Code, Severity: p.Severity.String(), Text: b.Problem(p), Where: p.Where})
	}
	return q
}

// thresholds tells which limits the calls had to reach.
func (b *builder) thresholds(t ledger.Thresholds) report.Thresholds {
	return report.Thresholds{
		Quality: t.Quality, Depth: t.Depth, LeastFraction: t.LeastFraction, MostFraction: t.MostFraction, Homozygous: t.HomozygousFraction, ConfirmDepth: t.ConfirmDepth,
		SiteQuality: t.SiteQuality, Homoplasmy: t.Homoplasmy,
		Text: b.Text("report.thresholds", "quality", t.Quality, "depth", t.Depth,
			"least", wholePercent(t.LeastFraction), "most", wholePercent(t.MostFraction), "homozygous", wholePercent(t.HomozygousFraction), "confirm", t.ConfirmDepth,
			"site", t.SiteQuality, "homoplasmy", wholePercent(t.Homoplasmy)),
	}
}

// wholePercent is a part of 1 in whole percent.
func wholePercent(part float64) int { return int(math.Round(100 * part)) }

// assay tells which kind of test the file shows, or the user states.
func (b *builder) assay(a ledger.Assay) report.Assay {
	if a.Kind == ledger.AssayUnknown {
		return report.Assay{}
	}
	shown := report.Assay{Kind: string(a.Kind), Confirmed: a.Stated}
	var words []string
	if a.Stated {
		words = append(words, b.Text("report.assay_stated", "kind", b.Text("report.assay_kind."+shown.Kind)))
	}
	if a.Evidence != "" {
		words = append(words, b.Text("report.assay."+shown.Kind, "evidence", b.Text("report.assay_evidence."+a.Evidence, "value", a.Value)))
	}
	if !a.Stated {
		words = append(words, b.Text("report.assay_inferred"))
	}
	shown.Text = strings.Join(words, " ")
	return shown
}

// heldGenes names the cancer genes that the base holds: "A, B and C".
func (b *builder) heldGenes() string {
	names := b.f.CancerGenes
	if names == nil {
		for _, g := range b.f.Cancer.Genes {
			names = append(names, g.Gene)
		}
	}
	return b.And(names)
}

// cancerLimits are the codes of what cannot be told of the cancer genes.
func cancerLimits(genes []germline.Gene) []string {
	if len(genes) == 0 {
		return nil
	}
	large := "structural"
	if slices.ContainsFunc(genes, func(g germline.Gene) bool { return len(g.Structural) > 0 }) {
		large = "structural_listed"
	}
	codes := []string{large, "deep_intronic", "base_incomplete", "confirm"}
	if slices.ContainsFunc(genes, func(g germline.Gene) bool { return g.Crowded }) {
		codes = append(codes, "joint_not_assessed")
	}
	return codes
}

// limits tells what this report cannot tell.
func (b *builder) limits() []report.Limit {
	f := b.f
	codes := cancerLimits(f.Cancer.Genes)
	if at := slices.Index(codes, "structural"); at >= 0 && b.unmeasured() == "" {
		codes[at] = "structural_measured"
	}
	if !f.Observations.Blocks {
		codes = append(codes, "variants_only")
	}
	if sparse := f.Observations.Assay.Sparse(); sparse != "" {
		codes = append(codes, string(sparse))
	}
	if f.Case.Declared.All || len(f.Case.Declared.Regions) > 0 {
		codes = append(codes, "assumed")
	}
	if !f.Observations.Complete {
		codes = append(codes, "not_read_whole")
	}
	if len(f.Genes) > 0 {
		codes = append(codes, "outside_genes", "named_alleles_only", "one_input")
		if slices.ContainsFunc(f.Genes, func(g pgx.Result) bool { return len(g.Diplotypes) > 0 && !g.Phased && g.Source == pgx.FromVCF }) {
			codes = append(codes, "phase")
		}
	}
	codes = append(codes, "ancestry")
	limits := []report.Limit{}
	for _, c := range codes {
		limits = append(limits, report.Limit{Code: c, Text: b.Text("report.limit."+c, "genes", b.heldGenes())})
	}
	if f.Risk.Suppressed != "" {
		limits = append(limits, report.Limit{Code: "risk_" + f.Risk.Suppressed, Text: b.Text("risk.suppressed." + f.Risk.Suppressed)})
	}
	for _, c := range f.Risk.Cautions {
		limits = append(limits, report.Limit{Code: "risk_" + c, Text: b.Text("risk.caution." + c)})
	}
	return limits
}

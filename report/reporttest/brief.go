package reporttest

import (
	"strings"

	"allelens/report"
)

// briefed fills in what the short layers say, out of what the report says at length.
func briefed(r *report.Report) {
	b := report.Brief{Status: "draft", For: "for this patient", Own: "Own medicines", Findings: []report.Finding{}, Steps: []report.Step{}, Missing: []report.Missing{}}
	b.Plan = report.Plan{Now: []report.PlanItem{}, Next: []report.PlanItem{}, Later: []report.PlanItem{}, Others: []string{}}
	for _, g := range r.Cancer.Genes {
		b.Findings = append(b.Findings, findings(g)...)
	}
	for i, s := range r.Summary.NextSteps {
		if i < 4 {
			b.Steps = append(b.Steps, report.Step{Do: s})
		}
	}
	for _, s := range r.Summary.NotAssessed {
		code := "gene"
		if strings.HasPrefix(s, "Large") {
			code = "large"
		}
		b.Missing = append(b.Missing, report.Missing{Code: code, What: s, Could: "Could change.", Test: "own test"})
	}
	for _, m := range r.Management {
		item := report.PlanItem{Code: m.Code, Do: m.Item, Detail: m.Interval}
		if m.Status == "later" {
			b.Plan.Later = append(b.Plan.Later, item)
		} else {
			b.Plan.Now = append(b.Plan.Now, item)
		}
		b.Plan.Body = m.Body
	}
	if len(r.Risks) == 0 && r.Cancer.NoNumbers != "" {
		b.NoProgramme = "None are given: settle first what was found."
	}
	r.Brief = b
	r.Summary.Verdict = verdict(r)
	for i := range r.Drugs {
		r.Drugs[i].Brief = briefDrug(r.Drugs[i])
	}
	for i := range r.Pharmacogenes {
		g := &r.Pharmacogenes[i]
		g.Brief = report.GeneBrief{Group: "counts", Result: g.Result, Phenotype: g.Phenotype}
		if len(g.Diplotypes) == 0 {
			g.Brief = report.GeneBrief{Group: "no_result"}
		}
	}
}

func findings(g report.CancerGene) []report.Finding {
	var all []report.Finding
	none := report.Finding{Facts: []report.Named{}, Evidence: []report.Named{}, Notes: []report.Named{}}
	for _, v := range g.Variants {
		if !v.Reportable {
			continue
		}
		_, c, _ := strings.Cut(v.HGVSC, ":")
		f := none
		f.Gene, f.Key, f.Title, f.Badge, f.Lead, f.Line = g.Gene, g.Gene+" "+v.HGVSC, g.Gene+" "+c, v.Badge, v.HGVSP, v.Zygosity
		f.Grave = g.Conclusion == "pathogenic_found" || g.Conclusion == "probable_found"
		f.Notes = append(f.Notes, report.Named{Name: "Confirm first:", Value: "from a second sample."})
		all = append(all, f)
	}
	if len(all) == 0 {
		none.Gene, none.Key, none.Title, none.Badge, none.Line = g.Gene, g.Gene, g.Gene, g.Badge, g.ConclusionText
		all = append(all, none)
	}
	return all
}

// verdict names the gravest finding and the gravest medicine.
func verdict(r *report.Report) report.Verdict {
	v := report.Verdict{Tone: report.ToneNeutral, Badges: []report.VerdictBadge{}, Text: "Nothing was looked at that a statement could rest on."}
	for i, f := range r.Brief.Findings {
		if i == 0 {
			b := f.Badge
			for _, g := range r.Cancer.Genes {
				if g.Gene == f.Gene && g.Badge.Tone != b.Tone { // a call that failed
					b = g.Badge
				}
			}
			v.Text, v.Tone = f.Title+": "+strings.ToLower(b.Word)+".", b.Tone
		}
		word := f.Title + " " + strings.ToLower(f.Badge.Word)
		v.Badges = append(v.Badges, report.VerdictBadge{Badge: report.Badge{Word: word, Tone: f.Badge.Tone, Sign: f.Badge.Sign}, Screen: "cancer", Key: f.Key})
	}
	for _, d := range r.Drugs {
		if d.OnMedicationList && d.Attention {
			v.Text += " " + d.Headline
			break
		}
	}
	for _, c := range r.Summary.Cards {
		if c.ID == "quality" {
			v.Read = c.Line
		}
	}
	return v
}

// harms are the groups of medicines by action.
var harms = map[string]string{"contraindicated": "avoid", "avoid": "avoid", "alternative": "alternative", "change_dose": "adjust", "monitor": "adjust", "test_first": "test"}

// plains are the groups of a patient's page by action.
var plains = map[string]string{"avoid": "other", "alternative": "other", "change_dose": "dose", "monitor": "watch", "together": "watch", "test_first": "test", "standard": "usual", "standard.part": "usual"}

func briefDrug(d report.Drug) report.DrugBrief {
	b := report.DrugBrief{Badge: d.Badge, Do: d.Headline, Because: strings.Join(d.Genes, ", "), Said: d.Evidence, Plain: plains[d.PatientAction]}
	if d.Attention {
		b.Harm = harms[d.Action]
	}
	if b.Plain == "" {
		b.Plain = "cannot_tell"
	}
	return b
}

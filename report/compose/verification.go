package compose

import (
	"cmp"
	"slices"

	"allelens/report"
)

// rowsOf are the rows of the knowledge base behind a section's statements, each once.
type rowsOf []report.Origin

func (r *rowsOf) add(all ...report.Origin) { *r = append(*r, all...) }

func (r *rowsOf) some(o *report.Origin) {
	if o != nil {
		r.add(*o)
	}
}

// verification counts, section by section, what was checked.
func (b *builder) verification(r *report.Report) []report.Verification {
	out := []report.Verification{}
	for _, s := range []struct {
		name string
		rows rowsOf
	}{
		{"cancer", cancerRows(r)}, {"risk", riskRows(r)}, {"management", managementRows(r)}, {"family", familyRows(r)},
		{"explained", explainedRows(r)}, {"oncology", oncologyRows(r)}, {"scores", scoreRows(r)}, {"drugs", drugRows(r)}, {"genes", geneRows(r)},
	} {
		if v := b.verified(s.name, s.rows); v.Total > 0 {
			out = append(out, v)
		}
	}
	return out
}

func (b *builder) verified(section string, rows rowsOf) report.Verification {
	rows = slices.DeleteFunc(rows, func(o report.Origin) bool { return o.Row == 0 })
	slices.SortFunc(rows, func(x, y report.Origin) int { return cmp.Or(cmp.Compare(x.Table, y.Table), cmp.Compare(x.Row, y.Row)) })
	rows = slices.CompactFunc(rows, func(x, y report.Origin) bool { return x.Table == y.Table && x.Row == y.Row })
	v := report.Verification{Section: section, Total: len(rows), Unchecked: []report.Origin{}}
	for _, o := range rows {
		if o.Verified {
			v.Checked++
		} else {
			v.Unchecked = append(v.Unchecked, o)
		}
		if o.OwnRule {
			v.Rules++
		}
	}
	key := "report.verified.some"
	if v.Checked == v.Total {
		key = "report.verified.all"
	}
	v.Text = b.Text(key, "total", v.Total, "checked", v.Checked, "what", b.Text("report.verified.of."+section))
	if v.Rules > 0 {
		v.Text += " " + b.Text("report.verified.rules", "rules", v.Rules)
	}
	return v
}

func cancerRows(r *report.Report) (rows rowsOf) {
	for _, g := range r.Cancer.Genes {
		for _, v := range g.Variants {
			rows.some(v.Origin)
			for _, f := range v.Functional {
				rows.add(f.Origin)
			}
			if v.Frequency != nil {
				rows.add(v.Frequency.Origin)
			}
		}
		for _, j := range g.Haplotypes {
			rows.some(j.Origin)
		}
		for _, e := range g.Structural {
			for _, m := range e.Matches {
				rows.add(m.Origin)
			}
		}
	}
	return rows
}

func riskRows(r *report.Report) (rows rowsOf) {
	for _, k := range r.Risks {
		rows.add(k.Origins...)
	}
	for _, c := range r.Contralateral {
		rows.add(c.Origin)
	}
	for _, o := range r.OtherRisks {
		rows.add(o.Origin)
	}
	return rows
}

func managementRows(r *report.Report) (rows rowsOf) {
	for _, m := range r.Management {
		rows.add(m.Origin)
	}
	return rows
}

func familyRows(r *report.Report) (rows rowsOf) {
	if r.Family == nil {
		return nil
	}
	for _, a := range slices.Concat(r.Family.Advice, r.Family.Reproduction) {
		rows.add(a.Origin)
	}
	return rows
}

func explainedRows(r *report.Report) (rows rowsOf) {
	for _, e := range r.Explanations {
		for _, a := range e.Lines {
			rows.add(a.Origin)
		}
	}
	return rows
}

func oncologyRows(r *report.Report) (rows rowsOf) {
	for _, o := range r.Oncology {
		rows.add(o.Origin)
	}
	return rows
}

func drugRows(r *report.Report) (rows rowsOf) {
	for _, d := range r.Drugs {
		for _, n := range d.Recommendations {
			rows.add(n.Origin)
		}
		for _, c := range d.Conversions {
			rows.some(c.Origin)
		}
	}
	return rows
}

func geneRows(r *report.Report) (rows rowsOf) {
	for _, g := range r.Pharmacogenes {
		for _, d := range g.Diplotypes {
			rows.add(d.Origins...)
		}
		if g.OutsideDefinitions != nil {
			for _, c := range g.OutsideDefinitions.Lines {
				rows.add(c.Origin)
			}
		}
	}
	return rows
}

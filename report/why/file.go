package why

import (
	"cmp"
	"slices"

	"allelens/report"
	"allelens/report/text"
)

// OfVerdict says what the sentence on the whole case is built from.
func OfVerdict(r *report.Report) Why {
	a := about(r, r.Case.Label, r.Summary.Verdict.Text)
	a.ruled("verdict")
	for _, g := range r.Cancer.Genes {
		a.evident(joined(": ", g.Gene, g.ConclusionText))
	}
	a.evident(r.Summary.UrgentSteps...)
	for _, d := range r.Drugs {
		if d.OnMedicationList {
			a.evident(joined(": ", d.Drug, d.Brief.Do))
		}
	}
	a.evident(r.Summary.Verdict.Read)
	for _, g := range r.Cancer.Genes {
		for _, v := range g.Variants {
			if slices.ContainsFunc(r.Brief.Findings, func(f report.Finding) bool { return f.Key == v.Gene+" "+v.HGVSC }) {
				name := joined(" ", v.Gene, short(v.HGVSC))
				a.rested(v.Origin, name)
				a.line(name, v.VCFLine, v.VCFLineNumber)
			}
		}
	}
	return a.done()
}

// OfBuild says what the genome build of the file rests on.
func OfBuild(r *report.Report) Why {
	a := about(r, r.Input.Assembly, "")
	a.ruled("build")
	for _, v := range r.Input.AssemblyEvidence {
		a.evident(v.Text)
	}
	return a.done()
}

// OfReading says how the file was read, and how far.
func OfReading(r *report.Report) Why {
	in, q := r.Input, r.Quality
	a := about(r, in.File, "")
	a.ruled("reading")
	a.evident(a.Text("ui.quality.access."+in.Access), a.Text("why.records", "used", text.Grouped(int(q.RecordsUsed)), "seen", text.Grouped(int(q.RecordsSeen))))
	if q.Complete {
		a.evident(a.Text("why.complete"))
	} else {
		a.evident(a.Text("why.incomplete"))
	}
	if in.SHA256 != "" {
		add(&a.file, "SHA-256 "+in.SHA256)
	}
	return a.done()
}

// OfData says what is made of sites that have no line, and what the kind of test rests on.
func OfData(r *report.Report) Why {
	q := r.Quality
	a := about(r, r.Input.File, r.Input.Format)
	switch {
	case r.Input.GVCF:
		a.ruled("gvcf")
	case q.AssumedReference > 0:
		a.ruled("declared", "n", text.Grouped(q.AssumedReference))
	default:
		a.ruled("absent")
	}
	a.evident(q.Assay.Text)
	return a.done()
}

// OfThresholds says what the limits of calls are, and what becomes of calls below them.
func OfThresholds(r *report.Report) Why {
	a := about(r, text.Of(r.Language).Text("ui.thresholds.title"), r.Quality.Thresholds.Text)
	a.ruled("thresholds")
	return a.done()
}

// OfMessage says where a message about the file comes from.
func OfMessage(r *report.Report, m report.Message) Why {
	a := about(r, cmp.Or(m.Where, text.Of(r.Language).Text("why.message")), m.Text)
	a.ruled("message", "code", m.Code)
	add(&a.file, m.Where)
	return a.done()
}

// OfVerification says how rows are counted as checked, and which were not.
func OfVerification(r *report.Report, v report.Verification) Why {
	a := about(r, v.Text, "")
	if len(v.Unchecked) == 0 {
		a.ruled("verification.all")
	} else {
		a.ruled("verification")
	}
	for i := range v.Unchecked {
		a.rested(&v.Unchecked[i], "")
	}
	return a.done()
}

// OfCurrency says what the age of a part of the knowledge base rests on.
func OfCurrency(r *report.Report, c report.Currency) Why {
	a := about(r, c.Name, c.Badge.Word)
	a.ruled("currency")
	a.evident(a.Text("why.newest", "date", c.Newest.Date, "age", c.Newest.Text), a.Text("why.oldest", "date", c.Oldest.Date, "age", c.Oldest.Text))
	return a.done()
}

// OfMissing says why something counts as not assessed.
func OfMissing(r *report.Report, m report.Missing) Why {
	a := about(r, m.What, m.Could)
	a.ruled("missing")
	a.evident(m.Test)
	return a.done()
}

// OfHaplotype says what the joint effect of variants rests on.
func OfHaplotype(r *report.Report, j report.Haplotype) Why {
	a := about(r, joined(" ", short(j.HGVSC), j.HGVSP), j.Text)
	a.ruled("haplotype")
	for _, o := range j.Outcomes {
		a.evident(o.Text)
	}
	a.rested(j.Origin, a.Text("why.class"))
	for _, g := range r.Cancer.Genes {
		for _, v := range g.Variants {
			if slices.Contains(j.Variants, v.HGVSC) {
				a.line(short(v.HGVSC), v.VCFLine, v.VCFLineNumber)
			}
		}
	}
	return a.done()
}

// OfKnown says what the answer to the family's question rests on.
func OfKnown(r *report.Report, k report.FamilyAnswer) Why {
	a := about(r, k.Title, k.Text)
	a.ruled("known")
	a.evident(k.Source)
	for _, n := range k.Lines {
		a.evident(n.Text)
	}
	a.line("", k.VCFLine, k.VCFLineNumber)
	return a.done()
}

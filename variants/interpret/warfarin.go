package interpret

import (
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/warfarin"
)

// Dosing is what the equations and CPIC's flow say of warfarin.
type Dosing struct {
	Patient   warfarin.Patient
	Genotypes []warfarin.Genotype // all that the results allow
	Estimates []warfarin.Estimate // by equation, for each genotype
}

const warfarinName = "warfarin"

// dosing computes the dose for every genotype that the results allow.
func (in *Interpreter) dosing(c patient.Case, genes []pgx.Result) *Dosing {
	of := doseInputs(c)
	for _, m := range c.Medications {
		for _, name := range in.advisor.Find(m) {
			of.Amiodarone = of.Amiodarone || name == "amiodarone"
			of.Inducer = of.Inducer || slices.Contains([]string{"carbamazepine", "phenytoin", "rifampin"}, name)
		}
	}
	d := &Dosing{Patient: of, Genotypes: genotypes(genes)}
	for _, g := range d.Genotypes {
		d.Estimates = append(d.Estimates, in.doser.Estimates(c.Age, of, g)...)
	}
	return d
}

// doseInputs are what the equations ask of a case.
func doseInputs(c patient.Case) warfarin.Patient {
	return warfarin.Patient{
		Height: c.Height, Weight: c.Weight, Ancestry: doseAncestry(c.Ancestries), INR: c.TargetINR,
		Amiodarone: c.Amiodarone, Inducer: c.Inducer, Smoker: c.Smoker, Thrombosis: c.Thrombosis,
	}
}

// doseAncestries are the groups that the equations know.
var doseAncestries = map[patient.Ancestry]warfarin.Ancestry{
	patient.European: warfarin.European, patient.Ashkenazi: warfarin.European, patient.African: warfarin.African,
	patient.EastAsian: warfarin.Asian, patient.SouthAsian: warfarin.Asian, patient.Mixed: warfarin.OtherAncestry, patient.Other: warfarin.OtherAncestry,
}

// doseAncestry is the equations' group of the ancestries stated; of different groups it is the other one.
func doseAncestry(stated []patient.Ancestry) (group warfarin.Ancestry) {
	for _, a := range stated {
		switch is := doseAncestries[a]; {
		case group == warfarin.AncestryUnknown:
			group = is
		case group != is:
			return warfarin.OtherAncestry
		}
	}
	return group
}

// genotypes lists what the results of the genes behind warfarin may stand for.
func genotypes(genes []pgx.Result) []warfarin.Genotype {
	byGene := make(map[string]pgx.Result, len(genes))
	for _, g := range genes {
		byGene[g.Gene] = g
	}
	common := warfarin.Genotype{CYP4F2: carried(byGene["CYP4F2"], "*3"), RS12777823: extraA(byGene["CYP2C9"]), RareTested: rareTested(byGene["CYP2C9"])}
	first := slices.Concat(byGene["CYP2C9"].Diplotypes, byGene["CYP2C9"].IfReal)
	if len(first) == 0 {
		first = []pgx.Diplotype{{}}
	}
	second := slices.Concat(byGene["VKORC1"].Diplotypes, byGene["VKORC1"].IfReal)
	if len(second) == 0 {
		second = []pgx.Diplotype{{}}
	}
	var all []warfarin.Genotype
	for _, a := range first {
		for _, b := range second {
			g := common
			g.Poor = a.Phenotype == "Poor Metabolizer"
			if a.Allele1 != "" && a.Allele2 != "" {
				g.CYP2C9 = []warfarin.Allele{{Name: a.Allele1, Normal: normal(a.Function1)}, {Name: a.Allele2, Normal: normal(a.Function2)}}
			}
			g.VKORC1 = vkorc1(b)
			all = append(all, g)
		}
	}
	return all
}

func normal(function string) bool { return strings.EqualFold(function, "Normal function") }

// vkorc1 is rs9923231 on the gene's strand, which is the minus strand: T is A, C is G.
func vkorc1(d pgx.Diplotype) string {
	if d.Allele1 == "" || d.Allele2 == "" {
		return ""
	}
	genotype := ""
	for _, name := range []string{d.Allele1, d.Allele2} {
		switch {
		case strings.Contains(name, "(T)") || strings.HasSuffix(name, "-1639A") || strings.HasSuffix(name, "-1639 A"):
			genotype = "A" + genotype
		case strings.Contains(name, "(C)") || strings.HasSuffix(name, "-1639G") || strings.HasSuffix(name, "-1639 G"):
			genotype += "G"
		default:
			return ""
		}
	}
	return genotype
}

// carried counts an allele; -1 where the gene has no single result.
func carried(r pgx.Result, allele string) int {
	if len(r.Diplotypes) != 1 || len(r.IfReal) > 0 {
		return -1
	}
	n := 0
	for _, name := range []string{r.Diplotypes[0].Allele1, r.Diplotypes[0].Allele2} {
		if name == allele {
			n++
		}
	}
	return n
}

// extraA counts A at rs12777823, which belongs to no allele of CYP2C9; -1 where it was not called.
func extraA(r pgx.Result) int {
	for _, s := range r.Sites {
		if s.Position.RSID != "rs12777823" {
			continue
		}
		switch {
		case s.Observed.State == variants.Reference:
			return 0
		case s.Observed.State == variants.Variant:
			n := 0
			for _, a := range s.Observed.Alleles {
				if a == "A" {
					n++
				}
			}
			return n
		}
	}
	return -1
}

// rareTested: the file shows whether CYP2C9 *5, *6, *8 and *11 are carried. A call made
// elsewhere does not say what it looked for.
func rareTested(r pgx.Result) bool {
	if r.Source != pgx.FromVCF {
		return false
	}
	return !slices.ContainsFunc([]string{"*5", "*6", "*8", "*11"}, func(a string) bool { return slices.Contains(r.CannotExclude, a) })
}

// withFlow adds the steps of CPIC's flow and the label's table to what is said of warfarin.
func (in *Interpreter) withFlow(results []drugs.Result, c patient.Case, d *Dosing) {
	at := slices.IndexFunc(results, func(r drugs.Result) bool { return r.Drug.Name == warfarinName })
	if at < 0 {
		return
	}
	var possible [][]drugs.Match
	for _, g := range d.Genotypes {
		rows := in.flow(c, d.Patient, g)
		for i := range rows {
			rows[i].Diplotypes = []map[string]string{g.Labels()}
		}
		possible = append(possible, rows)
	}
	results[at] = results[at].With(possible)
}

// flow is the rows for one genotype.
func (in *Interpreter) flow(c patient.Case, p warfarin.Patient, g warfarin.Genotype) []drugs.Match {
	var rows []drugs.Match
	for _, s := range in.doser.Steps(c.Age, p, g) {
		rows = append(rows, step(s, g))
	}
	if r := in.doser.Expected(g); r != nil {
		m := drugs.Match{Action: drugs.ChangeDose, Recommendation: knowledge.Recommendation{
			Origin: r.Origin, Body: "FDA", Drug: warfarinName, Genes: []string{"CYP2C9", "VKORC1"}, Strength: "label", PrimaryAction: "REDUCE_DOSE",
			Facts: []string{"EXPECTED_DOSE=" + r.Text() + " mg/day"}, Currency: "current",
		}}
		if g.Reference() {
			m.Action, m.PrimaryAction = drugs.Standard, ""
		}
		rows = append(rows, m)
	}
	return rows
}

// stepActions maps the actions of CPIC's flow. Calculating the dose changes it only where
// the genotype does.
var stepActions = map[string]drugs.Action{
	"CALCULATE_DOSE": drugs.ChangeDose, "REDUCE_CALCULATED_DOSE": drugs.ChangeDose, "INCREASE_CALCULATED_DOSE": drugs.ChangeDose,
	"CONSIDER_ALTERNATIVE": drugs.Alternative, "DOSE_CLINICALLY": drugs.NoGuidance, "NO_RECOMMENDATION": drugs.NoGuidance,
}

func step(s knowledge.WarfarinStep, g warfarin.Genotype) drugs.Match {
	m := drugs.Match{Action: stepActions[s.Action], Recommendation: knowledge.Recommendation{
		Origin: s.Origin, Body: "CPIC", Drug: warfarinName, Genes: []string{"CYP2C9", "VKORC1", "CYP4F2"}, Strength: s.Strength,
		Facts: []string{"WARFARIN:" + s.Condition + s.Suffix()}, PMID: "28198005", Year: "2017", URL: "https://cpicpgx.org/guidelines/", Currency: "current",
	}}
	if s.Action == "CALCULATE_DOSE" && g.Reference() {
		m.Action = drugs.Standard
	}
	if s.AgeGroup == "child" {
		m.Population = "pediatrics"
	}
	return m
}

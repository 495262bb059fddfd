package main

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"allelens/app/engine"
	"allelens/variants"
	"allelens/variants/bed"
	"allelens/variants/copynumber"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pedigree"
	"allelens/variants/pgx"
)

// patient is the case: what is stated already, or what its file says, where one is named, but for what the flags say,
// and what other files beside the VCF hold. notes are on these.
func (c *reportCommand) patient(p patient.Case) (_ patient.Case, notes []*variants.Problem, err error) {
	if c.Case != "" {
		if p, err = engine.ReadCase(c.Case, c.Case); err != nil {
			return p, nil, err
		}
	}
	c.values(&p)
	for _, list := range []func(*patient.Case) error{c.sample, c.history, c.person, c.outside, c.copies, c.kin} {
		if err = list(&p); err != nil {
			return p, nil, err
		}
	}
	p.Scope, p.Reported = cmp.Or(p.Scope, patient.Both), cmp.Or(p.Reported, time.Now().Format(time.DateOnly))
	notes, err = c.covered(&p)
	return p, notes, err
}

// override takes what a flag says, if it is given.
func override[T comparable](to *T, given T) {
	var none T
	if given != none {
		*to = given
	}
}

// overrideIf takes what a switch says, if it is given.
func overrideIf(to, given *bool) {
	if given != nil {
		*to = *given
	}
}

// overrideAll takes the names that a flag lists, each once, if there are any.
func overrideAll(to *[]string, given []string) {
	var all []string
	for _, m := range given {
		if m = strings.TrimSpace(m); m != "" && !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	if all != nil {
		*to = all
	}
}

// values takes the flags that are single values, and lists of words.
func (c *reportCommand) values(p *patient.Case) {
	override(&p.Sex, patient.Sex(c.Sex))
	if c.Age != nil {
		p.Age = *c.Age
	}
	override(&p.KnownVariant, strings.TrimSpace(c.KnownVariant))
	override(&p.KnownSource, strings.TrimSpace(c.FamilyReport))
	override(&p.Menopause, c.Menopause)
	override(&p.Scope, patient.Scope(c.Scope))
	overrideAll(&p.Medications, c.Medications)
	overrideAll(&p.PlannedMedications, c.Planned)
	overrideAll(&p.EarlierMedications, c.TakenEarlier)
	overrideAll(&p.Bodies, strings.Split(c.Bodies, ","))
	override(&p.Height, c.Height)
	override(&p.Weight, c.Weight)
	override(&p.TargetINR, c.TargetINR)
	overrideIf(&p.Smoker, c.Smoker)
	overrideIf(&p.Thrombosis, c.Thrombosis)
	override(&p.Assay, ledger.AssayKind(c.Assay))
	override(&p.Specimen, ledger.SpecimenKind(c.Specimen))
	overrideIf(&p.Declared.All, c.AbsentIsReference)
	overrideIf(&p.Scores, c.Scores)
	override(&p.Status, patient.Status(c.Status))
	override(&p.Amends, strings.TrimSpace(c.Amends))
	override(&p.Reported, c.Date)
}

// sample takes what is read of the file.
func (c *reportCommand) sample(p *patient.Case) (err error) {
	override(&p.Sample, c.Sample)
	if c.Assembly == "" {
		return nil
	}
	if p.Assembly, err = variants.ParseAssembly(c.Assembly); err != nil {
		return misuse("assembly", "assembly", c.Assembly)
	}
	return nil
}

// history takes the organs that the patient has, and the cancers there were.
func (c *reportCommand) history(p *patient.Case) error {
	if organs, wrong := patient.ParseOrgans(c.Organs); wrong != "" {
		return misuse("organs", "part", wrong)
	} else if c.Organs != "" {
		p.Organs = organs
	}
	if earlier, none, wrong := patient.ParseEarlier(c.Cancers); wrong != "" {
		return misuse("cancers", "part", wrong)
	} else if c.Cancers != "" {
		p.Earlier, p.NoCancer = earlier, none
	}
	for _, e := range p.Earlier {
		if p.Age >= 0 && e.Age > p.Age {
			return misuse("cancer_age", "cancer", e.Cancer, "at", e.Age, "age", p.Age)
		}
	}
	return nil
}

// person takes what else is listed of the patient.
func (c *reportCommand) person(p *patient.Case) error {
	if situations, wrong := patient.ParseSituations(c.Situation); wrong != "" {
		return misuse("situation", "part", wrong)
	} else if c.Situation != "" {
		p.Situations = situations
	}
	if ancestries, wrong := patient.ParseAncestries(c.Ancestry); wrong != "" {
		return misuse("ancestry", "part", wrong)
	} else if c.Ancestry != "" {
		p.Ancestries = ancestries
	}
	return c.confirmed(p)
}

// confirmed takes what other tests say of findings, beside what is marked already.
func (c *reportCommand) confirmed(p *patient.Case) error {
	for _, text := range c.Confirmed {
		m, ok := patient.ParseConfirmed(text)
		if !ok {
			return misuse("confirmed", "part", text)
		}
		p.Marks = append(slices.DeleteFunc(slices.Clone(p.Marks), func(o patient.Mark) bool { return o.Of == m.Of && o.Tests() }), m)
	}
	return nil
}

// outside reads gene calls made elsewhere.
func (c *reportCommand) outside(p *patient.Case) error {
	var all []pgx.OutsideCall
	for _, path := range c.OutsideCalls {
		err := engine.ReadBeside(path, func(f io.Reader) error {
			calls, err := pgx.ParseOutsideCalls(path, f)
			all = append(all, calls...)
			return err
		})
		if err != nil {
			return err
		}
	}
	if all != nil {
		p.OutsideCalls = all
	}
	return nil
}

// copies reads the laboratory's own copy numbers of the cancer genes, where these were agreed to.
func (c *reportCommand) copies(p *patient.Case) error {
	if c.CNV == "" || p.Scope == patient.Pharmacogenes {
		return nil
	}
	return engine.ReadBeside(c.CNV, func(f io.Reader) (err error) {
		p.CopyNumber, err = copynumber.Parse(f, c.CNV)
		return err
	})
}

// kin reads the family of a PED file.
func (c *reportCommand) kin(p *patient.Case) error {
	if c.PED == "" {
		return nil
	}
	return engine.ReadBeside(c.PED, func(f io.Reader) (err error) {
		p.Family, err = pedigree.ReadPED(f, c.PED, cmp.Or(c.Proband, "proband"))
		return err
	})
}

// covered reads which regions the laboratory declares covered.
func (c *reportCommand) covered(p *patient.Case) (notes []*variants.Problem, err error) {
	if c.Callable == "" {
		return nil, nil
	}
	err = engine.ReadBeside(c.Callable, func(f io.Reader) (err error) {
		p.Declared.Regions, notes, err = bed.Parse(f, c.Callable)
		return err
	})
	return notes, err
}

package patient

import (
	"slices"
	"strconv"

	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/ledger"
	"allelens/variants/pedigree"
)

// wrong names the first field whose value cannot be; "" where all can.
func (c Case) wrong() string {
	for _, checks := range [][]check{c.words(), c.numbers(), c.dates(), c.lists(), c.stated(), c.limits()} {
		for _, k := range checks {
			if !k.ok {
				return k.field
			}
		}
	}
	return ""
}

// check is whether a field's value can be.
type check struct {
	field string
	ok    bool
}

// among checks a value that is one of some, or not given.
func among[T ~string](field string, value T, of ...T) check {
	return check{field, value == "" || slices.Contains(of, value)}
}

func (c Case) words() []check {
	organs := []Organ{Present, Absent, Removed}
	all := []check{
		among("scope", c.Scope, Both, Cancer, Pharmacogenes, FamilyVariant), among("sex", c.Sex, Female, Male, SexUnspecified),
		among("menopause", c.Menopause, Before, After), among("status", c.Status, Draft, Final, Amended),
		among("organs.breasts", c.Organs.Breasts, organs...), among("organs.ovaries", c.Organs.Ovaries, organs...),
		among("organs.prostate", c.Organs.Prostate, organs...),
		among("assay", c.Assay, ledger.AssayKinds()...), among("specimen", c.Specimen, ledger.Germline, ledger.Tumour),
	}
	for i, a := range c.Ancestries {
		all = append(all, check{at("ancestry", i), slices.Contains(Ancestries(), a)})
	}
	return all
}

// at is an element of a list, or a field of it.
func at(list string, i int, field ...string) string {
	list += "[" + strconv.Itoa(i) + "]"
	for _, f := range field {
		list += "." + f
	}
	return list
}

// Heights and weights above these are slips of the pen.
const (
	tallest  = 300 // cm
	heaviest = 700 // kg
	mostINR  = 10
)

func (c Case) numbers() []check {
	amount := func(field string, v float64, most float64) check { return check{field, v >= 0 && v <= most} }
	return []check{
		{"age", c.Age >= -1 && c.Age <= oldest},
		amount("height", c.Height, tallest), amount("weight", c.Weight, heaviest), amount("target_inr", c.TargetINR, mostINR),
	}
}

func (c Case) dates() []check {
	day := func(field, value string) check { return check{field, value == "" || IsDay(value)} }
	return []check{
		{"identity.born", c.Identity.Born == "" || variants.IsDate(c.Identity.Born)},
		day("identity.collected", c.Identity.Collected), day("identity.received", c.Identity.Received),
		day("signed_on", c.SignedOn), day("reported", c.Reported),
	}
}

func (c Case) lists() []check {
	all := []check{{"no_earlier_cancer", !c.NoCancer || len(c.Earlier) == 0}}
	for i, e := range c.Earlier {
		all = append(all, check{at("earlier_cancers", i, "cancer"), slices.Contains(Cancers(), e.Cancer)},
			check{at("earlier_cancers", i, "age"), e.Age >= 0 && e.Age <= oldest})
	}
	for i, s := range c.Situations {
		all = append(all, check{at("situations", i), s.Drug != "" && s.Answer != ""})
	}
	for i, o := range c.OutsideCalls {
		all = append(all, check{at("outside_calls", i, "gene"), o.Gene != ""}, check{at("outside_calls", i, "date"), o.Date == "" || variants.IsDate(o.Date)},
			check{at("outside_calls", i), o.Diplotype+o.Phenotype+o.ActivityScore != ""})
	}
	for i, r := range c.CopyNumber {
		all = append(all, check{at("copy_number", i), r.Sound()}, among(at("copy_number", i, "type"), r.Kind, copynumber.Deletion, copynumber.Duplication, copynumber.None))
	}
	for i, region := range c.Declared.Regions {
		all = append(all, check{at("declared.regions", i), region.Start > 0})
	}
	return all
}

// stated checks family, next steps and marks.
func (c Case) stated() (all []check) {
	for i, p := range c.Family {
		known := !slices.ContainsFunc(p.Cancers, func(k pedigree.Cancer) bool { return !slices.Contains(Cancers(), k.Kind) })
		all = append(all, check{at("family", i, "cancers"), known})
	}
	if p := pedigree.Check(c.Family); p != nil {
		all = append(all, check{"family", false})
	}
	for i, s := range c.Steps {
		all = append(all, check{at("steps", i), s.Of != "" && (s.Due == "" || IsDay(s.Due)) && (s.Done == "" || IsDay(s.Done))})
	}
	for i, m := range c.Marks {
		all = append(all, check{at("marks", i, m.wrong()), m.wrong() == ""})
	}
	return all
}

func (c Case) limits() []check {
	if c.Thresholds == nil {
		return nil
	}
	count := func(field string, v int) check { return check{"thresholds." + field, v >= 0 && v <= 999} }
	part := func(field string, v, least, most float64) check {
		return check{"thresholds." + field, v >= least && v <= most}
	}
	t := *c.Thresholds
	return []check{
		count("quality", t.Quality), count("depth", t.Depth), count("confirm_depth", t.ConfirmDepth), count("site_quality", t.SiteQuality),
		part("least_fraction", t.LeastFraction, 0, 0.5), part("most_fraction", t.MostFraction, 0.5, 1),
		part("homozygous_fraction", t.HomozygousFraction, 0, 1), part("homoplasmy", t.Homoplasmy, 0.5, 1),
	}
}

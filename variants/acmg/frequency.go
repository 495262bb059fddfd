package acmg

import "allelens/variants/knowledge"

// frequency applies BA1, BS1 and PM2. The panel asks for gnomAD 2.1 and 3.1 without cancer
// cohorts and for read depths; bundled is gnomAD 4.1 without depths: a stand-in that each reason
// names.
func (a *assessment) frequency() {
	seen, measured := a.population()
	if !a.covered() && measured == nil {
		for _, code := range []Code{BA1, BS1, PM2} {
			a.add(Open, code, None, "criterion.frequency.not_covered", a.limit("PM2_Supporting intron_covered").Origin,
				"bases", a.limit("PM2_Supporting intron_covered").Value)
		}
		return
	}
	a.common(seen, measured)
	a.rare(seen, measured)
}

// population is the row that counts alleles (nil when there is none), and whether any collection
// has seen the allele at all.
func (a *assessment) population() (seen *knowledge.Frequency, measured *knowledge.Frequency) {
	for i, f := range a.Frequencies {
		if f.AlleleCount > 0 || f.Overall > 0 || len(f.ByGroup) > 0 {
			seen = &a.Frequencies[i]
		}
		if f.Dataset == gnomAD && f.AlleleCount >= 0 {
			measured = &a.Frequencies[i]
		}
	}
	return seen, measured
}

// gnomAD is the collection that frequency criteria are read from.
const gnomAD = "gnomAD v4.1"

// covered reports whether the bundled frequencies reach the change: coding bases, and introns near them.
func (a *assessment) covered() bool {
	reach := int(a.limit("PM2_Supporting intron_covered").n)
	for _, p := range []struct {
		base, offset int
		after        bool
	}{{a.place.Start.Base, a.place.Start.Offset, a.place.Start.After}, {a.place.End.Base, a.place.End.Offset, a.place.End.After}} {
		if p.after || p.base < 1 || max(p.offset, -p.offset) > reach {
			return false
		}
	}
	return true
}

// common applies BA1 and BS1.
func (a *assessment) common(seen, measured *knowledge.Frequency) {
	alone, strong, weak := a.limit("BA1 faf_gt"), a.limit("BS1_Strong faf_gt"), a.limit("BS1_Supporting faf_gt")
	unclear := func(why string, o knowledge.Origin) {
		a.add(Open, BA1, None, why, o)
		a.add(Open, BS1, None, why, o)
	}
	switch {
	case a.Founder:
		unclear("criterion.frequency.founder", alone.Origin)
		return
	case measured == nil && seen != nil:
		unclear("criterion.frequency.no_faf", seen.Origin)
		return
	case measured == nil:
		a.add(NotMet, BA1, None, "criterion.frequency.not_seen", alone.Origin)
		a.add(NotMet, BS1, None, "criterion.frequency.not_seen", strong.Origin)
		return
	}
	faf := max(measured.FAF95, 0) // no figure: no group has enough alleles for one above zero
	values := func(l limit) []any { return []any{"faf", faf, "group", measured.FAF95Group, "limit", l.Value} }
	if faf > alone.n {
		a.add(Met, BA1, StandAlone, "criterion.frequency.above", measured.Origin, values(alone)...)
		return
	}
	a.add(NotMet, BA1, None, "criterion.frequency.below", measured.Origin, values(alone)...)
	switch {
	case faf > strong.n:
		a.add(Met, BS1, Strong, "criterion.frequency.above", measured.Origin, values(strong)...)
	case faf > weak.n:
		a.add(Met, BS1, Supporting, "criterion.frequency.above", measured.Origin, values(weak)...)
	default:
		a.add(NotMet, BS1, None, "criterion.frequency.below", measured.Origin, values(weak)...)
	}
}

// rare applies PM2, which the panel gives to substitutions only.
func (a *assessment) rare(seen, measured *knowledge.Frequency) {
	most := a.limit("PM2_Supporting alleles_at_most")
	switch {
	case !a.substitution():
		a.add(NotMet, PM2, None, "criterion.pm2.substitutions_only", most.Origin)
	case measured != nil && measured.AlleleCount > int(most.n):
		a.add(NotMet, PM2, None, "criterion.pm2.seen", measured.Origin, "count", measured.AlleleCount, "total", measured.AlleleTotal)
	case seen != nil && measured == nil:
		a.add(NotMet, PM2, None, "criterion.pm2.seen_elsewhere", seen.Origin, "dataset", seen.Dataset)
	default:
		a.add(Met, PM2, Supporting, "criterion.pm2.met", most.Origin)
	}
}

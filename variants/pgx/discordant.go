package pgx

import (
	"cmp"
	"slices"
	"strings"
)

// sameSource reports whether two calls are alternatives of one source: whose they are is given, and the same.
func (c OutsideCall) sameSource(o OutsideCall) bool {
	return c.stated() && c.file() == o.file() && c.Laboratory == o.Laboratory && c.Method == o.Method && c.Date == o.Date
}

// stated reports whether anything is told of where a call comes from.
func (c OutsideCall) stated() bool { return c.Laboratory+c.Method+c.Date != "" }

// file is the file of a call, or that it was typed.
func (c OutsideCall) file() string {
	if i := strings.LastIndexByte(c.Where, ':'); i >= 0 {
		return c.Where[:i]
	}
	return c.Where
}

// Origin names whose call it is: laboratory, method and date, as far as given, else the place where it was read.
func (c OutsideCall) Origin() string {
	var parts []string
	for _, s := range []string{c.Laboratory, c.Method, c.Date} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return cmp.Or(strings.Join(parts, ", "), c.Place())
}

// Place is the file and line of a call, without the folder.
func (c OutsideCall) Place() string { return c.Where[strings.LastIndexAny(c.Where, `/\`)+1:] }

// Said is what a call says, as it was written.
func (c OutsideCall) Said() string {
	var parts []string
	for _, s := range []string{c.Diplotype, c.Phenotype, c.ActivityScore} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// discordant are the calls of different sources that cannot both be true; nil where none contradicts another.
func (g *gene) discordant(calls []OutsideCall) []OutsideCall {
	type source struct {
		calls []OutsideCall
		open  []Diplotype
	}
	var sources []source
	for _, c := range calls {
		var r Result
		g.takeOutside([]OutsideCall{c}, &r)
		if len(r.Diplotypes) == 0 {
			continue
		}
		at := slices.IndexFunc(sources, func(s source) bool { return s.calls[0].sameSource(c) })
		if at < 0 {
			at = len(sources)
			sources = append(sources, source{})
		}
		sources[at].calls, sources[at].open = append(sources[at].calls, c), append(sources[at].open, r.Diplotypes...)
	}
	fits := func(a, b source) bool {
		return slices.ContainsFunc(a.open, func(d Diplotype) bool {
			return slices.ContainsFunc(b.open, func(o Diplotype) bool { return g.compatible(d, o) })
		})
	}
	for i, a := range sources {
		if slices.ContainsFunc(sources[i+1:], func(b source) bool { return !fits(a, b) }) {
			var all []OutsideCall
			for _, s := range sources {
				all = append(all, s.calls...)
			}
			return all
		}
	}
	return nil
}

// compatible reports whether two calls may both be true: the same alleles, or, where one names none, the same phenotype
// and score.
func (g *gene) compatible(a, b Diplotype) bool {
	if g.presence() {
		return !opposed(a, b) && (a.Label == b.Label || !exact(a) || !exact(b))
	}
	if a.Allele1 != "" && b.Allele1 != "" && a.Label != b.Label {
		return false
	}
	same := func(x, y string) bool {
		settled := func(s string) bool { return s != "" && s != indeterminate && s != notAssigned }
		return x == y || !settled(x) || !settled(y)
	}
	return same(a.Phenotype, b.Phenotype) && same(a.ActivityScore, b.ActivityScore)
}

// opposed reports whether one typing has an allele that the other denies.
func opposed(a, b Diplotype) bool {
	opposite := map[string]string{"positive": " negative", "negative": " positive"}
	return slices.ContainsFunc(a.LookupKeys, func(k string) bool {
		allele, sign, _ := strings.Cut(k, " ")
		return slices.Contains(b.LookupKeys, allele+opposite[sign])
	})
}

// exact reports whether both HLA alleles are typed in two fields.
func exact(d Diplotype) bool {
	return twoFields.MatchString(d.Allele1) && twoFields.MatchString(d.Allele2)
}

// implied reports whether a result without alleles says no more than one that is there.
func (g *gene) implied(d Diplotype, r *Result) bool {
	return d.Allele1 == "" && !g.presence() && slices.ContainsFunc(r.Diplotypes, func(o Diplotype) bool {
		return g.compatible(d, o) && d.Phenotype == o.Phenotype && (d.ActivityScore == "" || d.ActivityScore == o.ActivityScore)
	})
}

// detailFirst orders calls: those that name alleles, then those with a score, and as they came.
func detailFirst(calls []OutsideCall) []OutsideCall {
	rank := func(c OutsideCall) int {
		switch {
		case c.Diplotype != "" && !isNoCall(c.Diplotype):
			return 0
		case c.ActivityScore != "":
			return 1
		}
		return 2
	}
	calls = slices.Clone(calls)
	slices.SortStableFunc(calls, func(a, b OutsideCall) int { return cmp.Compare(rank(a), rank(b)) })
	return calls
}

// noteDiscordant notes the calls that contradict each other, and whose they are.
func (r *Result) noteDiscordant(calls []OutsideCall) {
	var all []string
	for _, c := range calls {
		all = append(all, c.Said()+" ("+c.Origin()+")")
	}
	r.addNote(newNote("outside_discordant", "calls", strings.Join(all, "; ")))
}

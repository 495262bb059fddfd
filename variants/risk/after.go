package risk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"allelens/variants/knowledge"
)

// After is a published risk of cancer in the other breast, by the years since the first. Population
// is that of patients without a variant in the same study; Percent -1 in it where there is none.
type After struct {
	knowledge.RiskPoint
	Years int // 0: in each year
	// FirstAt is the age at the first cancer that the figure is for, as the study groups it ("<40",
	// ">=50", "41-49"); "" for all ages. Fits: the person's is in that group.
	FirstAt string
	Fits    bool
	Other   float64 // of patients without a variant, in percent; -1 where the study gives none
}

// contralateral lists the figures for carriers of a gene: after the shortest time first, for all ages
// before the groups. intervals are the base's rows over intervals, of all genes.
func contralateral(gene string, intervals []knowledge.RiskPoint, p Person) []After {
	var all []After
	for _, point := range intervals {
		years, group, ok := sinceFirst(point.Interval)
		if point.Gene != gene || point.Cancer != "contralateral breast" || !ok || !p.studied(point.Sex) {
			continue
		}
		a := After{RiskPoint: point, Years: years, FirstAt: group, Other: -1}
		a.Fits = group != "" && fits(group, p.firstBreast())
		for _, q := range intervals {
			if strings.HasPrefix(q.Gene, "non") && q.Cancer == point.Cancer && q.Study == point.Study && q.Interval == point.Interval {
				a.Other = q.Percent
			}
		}
		all = append(all, a)
	}
	slices.SortStableFunc(all, func(a, b After) int {
		return cmp.Or(cmp.Compare(a.Years, b.Years), cmp.Compare(a.Study, b.Study), cmp.Compare(boolean(a.FirstAt != ""), boolean(b.FirstAt != "")), cmp.Compare(a.Row, b.Row))
	})
	return all
}

// sinceFirst reads an interval of the base: "25y after first, first <40y", "each year after first".
func sinceFirst(interval string) (years int, group string, ok bool) {
	time, group, _ := strings.Cut(interval, ", first ")
	if time == "each year after first" {
		return 0, strings.TrimSuffix(group, "y"), true
	}
	if n, err := fmt.Sscanf(time, "%dy after first", &years); n != 1 || err != nil {
		return 0, "", false
	}
	return years, strings.TrimSuffix(group, "y"), true
}

// fits reports whether an age at the first cancer lies in a study's group; never where the age is not known.
func fits(group string, age int) bool {
	var from, to int
	if n, _ := fmt.Sscanf(group, "%d-%d", &from, &to); n == 2 {
		return age >= from && age <= to
	}
	for _, bound := range []struct {
		sign string
		in   func(limit int) bool
	}{
		{"<=%d", func(limit int) bool { return age <= limit }},
		{"<%d", func(limit int) bool { return age < limit }},
		{">=%d", func(limit int) bool { return age >= limit }},
	} {
		var limit int
		if n, _ := fmt.Sscanf(group, bound.sign, &limit); n == 1 {
			return age > 0 && bound.in(limit)
		}
	}
	return false
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

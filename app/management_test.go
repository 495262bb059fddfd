package main

import (
	"strconv"
	"testing"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/text"
)

// TestLanesSayWhatTheTableSays: at every age the timeline draws an item as due, to come or past as
// the table words it.
func TestLanesSayWhatTheTableSays(t *testing.T) {
	timings := map[string]figure.Timing{"now": figure.Today, "later": figure.Ahead, "past": figure.Gone, "": figure.Open}
	seen := map[string]int{}
	for _, age := range []int{17, 30, 41, 50, 76, 80} {
		r := reportOf(t, sample("demonstration.grch38.vcf.gz"), "--age", strconv.Itoa(age), "--sex", "female")
		if len(r.Management) == 0 {
			t.Fatal("nothing is recommended to a carrier")
		}
		today := float64(age)
		for _, m := range r.Management {
			lane := document.Timeline(text.English(), []report.Management{m}, &today)
			if got := lane.Items[0].Plans[0].At(&today); got != timings[m.Status] {
				t.Errorf("%s of %s at %d: the lane is %v, the table says %q", m.Item, m.Body, age, got, m.Status)
			}
			seen[m.Status]++
		}
	}
	if len(seen) != len(timings) {
		t.Errorf("only these were met: %v", seen)
	}
}

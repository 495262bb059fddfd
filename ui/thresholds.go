package ui

import (
	"math"
	"strconv"
	"strings"

	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// limit is one of the numbers that calls have to reach, as it is asked for. The least and the
// most part of the reads leave room for the half that a heterozygous call shows.
type limit struct {
	key         string
	least, most int
}

// limits are in the order of limitsOf; fractions are in percent.
var limits = []limit{
	{"quality", 0, 999}, {"depth", 0, 999},
	{"least_fraction", 0, 50}, {"most_fraction", 50, 100},
	{"confirm_depth", 0, 999},
	{"site_quality", 0, 999}, {"homoplasmy", 50, 100},
	{"homozygous_fraction", 0, 100},
}

// limitsOf are the numbers of thresholds.
func limitsOf(t ledger.Thresholds) []int {
	percent := func(part float64) int { return int(math.Round(100 * part)) }
	return []int{t.Quality, t.Depth, percent(t.LeastFraction), percent(t.MostFraction), t.ConfirmDepth, t.SiteQuality, percent(t.Homoplasmy), percent(t.HomozygousFraction)}
}

// thresholdsOf are the thresholds of numbers.
func thresholdsOf(n []int) ledger.Thresholds {
	return ledger.Thresholds{
		Quality: n[0], Depth: n[1],
		LeastFraction: float64(n[2]) / 100, MostFraction: float64(n[3]) / 100,
		ConfirmDepth: n[4], SiteQuality: n[5], Homoplasmy: float64(n[6]) / 100,
		HomozygousFraction: float64(n[7]) / 100,
	}
}

// thresholdsNow are the limits that the open file was read with.
func thresholdsNow(c patient.Case) ledger.Thresholds {
	if c.Thresholds != nil {
		return *c.Thresholds
	}
	return ledger.DefaultThresholds()
}

// thresholds asks for the limits that calls have to reach, and reads the open file again with them.
func (q *questions) thresholds(s workspace.State) form.Form {
	f := form.Form{
		Title: say("ui.thresholds.title"), Text: texts(large("ui.thresholds.text")), Note: say("ui.thresholds.hint"),
		Accept: say("ui.thresholds.apply"), Cancel: say("ui.cancel"),
		More: []form.Action{{Words: say("ui.thresholds.restore"), Do: func(v *form.View) {
			for i, n := range limitsOf(ledger.DefaultThresholds()) {
				v.Fill(limits[i].key, strconv.Itoa(n))
			}
		}}},
		Apply: func(a form.Answers) {
			var numbers []int
			for _, l := range limits {
				n, _ := strconv.Atoi(a.Text(l.key))
				numbers = append(numbers, n)
			}
			q.setThresholds(thresholdsOf(numbers))
		},
	}
	for i, n := range limitsOf(thresholdsNow(s.Case)) {
		l := limits[i]
		f.Fields = append(f.Fields, form.Field{ID: l.key, Label: say("ui.thresholds." + l.key), Value: strconv.Itoa(n), Beside: i%2 == 1, Check: l.wrong})
	}
	return f
}

// wrong says what is wrong with what was filled in for a limit; "" where nothing is.
func (l limit) wrong(text string) string {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < l.least || n > l.most {
		return say("ui.thresholds.wrong", "name", say("ui.thresholds."+l.key), "least", l.least, "most", l.most)
	}
	return ""
}

// setThresholds reads the open file again with limits, unless it was read with them.
func (q *questions) setThresholds(t ledger.Thresholds) {
	if t == thresholdsNow(q.workspace.State().Case) {
		return
	}
	q.workspace.Change(workspace.Thresholds, func(c *patient.Case) {
		c.Thresholds = &t
		if t == ledger.DefaultThresholds() {
			c.Thresholds = nil
		}
	})
}

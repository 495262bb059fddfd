package compare

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"allelens/report"
)

// figures compares risks and programmes.
func (d *differ) figures(old, now *report.Report) {
	pairs(old.Risks, now.Risks, func(k report.Risk) string { return strings.Join([]string{k.Gene, k.Cancer, k.Sex, k.Source}, "|") }, func(o, n report.Risk) {
		d.add(report.Changed{
			Kind: report.ChangedRisk, Gene: cmp.Or(n.Gene, o.Gene), Of: cmp.Or(n.Label, o.Label), From: curve(o), To: curve(n), FromText: o.Text, ToText: n.Text,
			FromDate: rowsDate(o.Origins), ToDate: rowsDate(n.Origins), Concludes: o.Gene == "" || n.Gene == "",
		})
	})
	key := func(m report.Management) string {
		return strings.Join([]string{m.Gene, m.Code, m.Organ, m.Sex, m.Body}, "|")
	}
	pairs(old.Management, now.Management, key, func(o, n report.Management) {
		d.add(report.Changed{
			Kind: report.ChangedProgramme, Gene: cmp.Or(n.Gene, o.Gene), Of: cmp.Or(n.Body, o.Body), From: measure(o), To: measure(n),
			FromText: join(o.Item, o.Ages), ToText: join(n.Item, n.Ages), FromDate: o.Version, ToDate: n.Version,
		})
	})
}

// curve is a curve's figures.
func curve(k report.Risk) string {
	if k.Gene == "" {
		return ""
	}
	return fmt.Sprint(k.Ages, k.Percent)
}

func rowsDate(rows []report.Origin) (newest string) {
	for _, o := range rows {
		newest = max(newest, o.Date)
	}
	return newest
}

// measure is what a programme asks for, without its sentence.
func measure(m report.Management) string {
	if m.Code == "" && m.Item == "" {
		return ""
	}
	age := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	return strings.Join([]string{m.Code, age(m.FromAge), age(m.ToAge), m.Interval, m.Version}, " · ")
}

func join(item, ages string) string {
	if ages == "" {
		return item
	}
	return item + ", " + ages
}

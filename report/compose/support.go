package compose

import (
	"slices"
	"strings"

	"allelens/report"
)

// support lists the bodies that support people with what was found: those of the region whose programme is told, for a gene in
// which a change is, or probably is, disease-causing.
func (b *builder) support() []report.Support {
	all, region := []report.Support{}, b.supportRegion()
	for _, s := range b.f.Support {
		genes := strings.Split(s.Genes, ";")
		concerned := slices.ContainsFunc(b.found, func(l lead) bool { return grave(l.conclusion) && slices.Contains(genes, l.gene) })
		if concerned && s.Region == region && s.Verified {
			all = append(all, report.Support{Country: s.Country, Name: s.Name, Site: s.Site, Telephone: s.Telephone, Origin: b.origin(s.Origin)})
		}
	}
	return all
}

// supportRegion is the region of the programme that is told; where none is, that of the first body asked for.
func (b *builder) supportRegion() string {
	if region := b.chosenRegion(b.f.Risk.ForCarriers); region != "" {
		return region
	}
	for _, name := range b.f.Case.Bodies {
		for _, body := range b.f.Bodies {
			if body.Name == name {
				return body.Region
			}
		}
	}
	return ""
}

package germline

import (
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// Pathogenic reports whether the published class is pathogenic or likely pathogenic, somebody has
// reviewed it (one star or more), and it has not lapsed.
func (f Finding) Pathogenic() bool { return f.saysPathogenic() && !f.Unreviewed() && !f.Lapsed() }

// Claimed reports whether a published class, of whatever weight, says that the variant is disease-causing.
func (f Finding) Claimed() bool { return f.saysPathogenic() || f.disputedBy(1) }

// Probable reports whether the variant is probably disease-causing, and no class settles it, and the call stands:
// a class says so that has no review, has lapsed or disputes the expert panel's; or there is no expert or current
// class, and our own criteria reach likely pathogenic. It is urgent to have it classified; nothing rests on it.
func (f Finding) Probable() bool {
	return f.State == variants.Variant && (f.Claimed() || f.strong) && !f.Pathogenic()
}

func (f Finding) saysPathogenic() bool { return f.Class.Side() > 0 }

// disputedBy reports whether a class of a side disputes the one that stands.
func (f Finding) disputedBy(side int) bool {
	if f.Classification == nil {
		return false
	}
	for _, d := range f.Classification.Disputes {
		if d.Class.Side() == side {
			return true
		}
	}
	return false
}

// Unreviewed reports whether there is a published class behind which there is no review: no star. Where
// the export gives no review status, one star is taken (NoStatus). Nothing is concluded from such a class,
// for either side. That submitters disagree tells of reviews, whatever is known of them.
func (f Finding) Unreviewed() bool {
	return f.classed() && f.Classification.Stars == 0 && f.Class != knowledge.Conflicting
}

// NoStatus reports whether the export that the class is from gives no review status.
func (f Finding) NoStatus() bool { return f.classed() && f.Classification.Stars < 0 }

func (f Finding) classed() bool { return f.Classification != nil && f.Class != knowledge.NotReviewed }

// expert reports whether an expert panel's class stands.
func (f Finding) expert() bool {
	return f.Classification != nil && f.Classification.Stars >= expertStars
}

// Stale reports whether the newest export that held the class is more than two years old on the report's
// day, and its review one star at most.
func (f Finding) Stale() bool { return f.classed() && f.Old && f.Classification.Stars <= 1 }

// Lapsed reports whether a stale class is no longer in the newest export.
func (f Finding) Lapsed() bool { return f.Stale() && f.Classification.AbsentFrom != "" }

// Reasons why neither figures nor the programme of the gene's carriers rest on a disease-causing class.
const (
	ReducedPenetrance = "reduced_penetrance" // carriers have lower risks
	OldClass          = "old_class"          // see Stale
	NoReviewStatus    = "no_review_status"   // see NoStatus; our own criteria do not reach likely pathogenic
)

// Withheld is why neither the gene's figures nor its programme hold for a disease-causing variant: one of the
// reasons above, "" where they do.
func (f Finding) Withheld() string {
	switch {
	case f.ReducedPenetrance():
		return ReducedPenetrance
	case f.Stale():
		return OldClass
	case f.NoStatus() && (f.Provisional == nil || f.Provisional.Class.Side() < 1):
		return NoReviewStatus
	}
	return ""
}

// current is for how long a class is taken to be current, in years.
const current = 2

// Withheld is why the gene's figures and programme do not rest on a published rearrangement: its class is more than
// two years old with one star at most, or its export gives no review status and our own criteria do not reach likely
// pathogenic. "" where they may.
func (s Structural) Withheld() string {
	pathogenic := slices.DeleteFunc(slices.Clone(s.Matches), func(m Match) bool { return m.Class.Side() < 1 })
	switch {
	case slices.ContainsFunc(pathogenic, func(m Match) bool { return m.Stars > 1 || m.Stars > 0 && !m.Old }):
		return ""
	case len(pathogenic) > 0 && !slices.ContainsFunc(pathogenic, func(m Match) bool { return !m.Old }):
		return OldClass
	case s.Provisional != nil && s.Provisional.Class.Side() > 0:
		return ""
	}
	return NoReviewStatus
}

// Old reports whether a date (YYYY, YYYY-MM or YYYY-MM-DD) may lie more than two years before another,
// YYYY-MM-DD; false where either is missing. Which day it is, is the report's to say, never the clock's.
func Old(date, on string) bool {
	year, rest, ok := strings.Cut(on, "-")
	y, err := strconv.Atoi(year)
	return ok && err == nil && date != "" && date < strconv.Itoa(y-current)+"-"+rest
}

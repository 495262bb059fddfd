package update

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"allelens/variants/knowledge"
)

// standing is what ClinVar says of one allele.
type standing struct {
	class       knowledge.Class
	text        string // in ClinVar's words, without underscores: "Pathogenic/Likely pathogenic"
	stars       int    // 0 to 4; -1 without a review status
	review      string // "criteria provided, single submitter"
	submissions string // of conflicting classes: "Pathogenic 1; Uncertain significance 3"
}

// classes are ClinVar's terms on the scale from pathogenic to benign.
var classes = map[string]knowledge.Class{
	"pathogenic": knowledge.Pathogenic, "pathogenic, low penetrance": knowledge.Pathogenic,
	"likely pathogenic": knowledge.LikelyPathogenic, "likely pathogenic, low penetrance": knowledge.LikelyPathogenic,
	"uncertain significance": knowledge.Uncertain, "uncertain risk allele": knowledge.Uncertain,
	"likely benign": knowledge.LikelyBenign, "benign": knowledge.Benign,
	"conflicting classifications of pathogenicity": knowledge.Conflicting, "conflicting interpretations of pathogenicity": knowledge.Conflicting,
	"conflicting data from submitters": knowledge.Conflicting,
}

// asides are ClinVar's terms that say nothing on that scale.
var asides = []string{
	"not provided", "no classification provided", "no classification for the single variant", "no interpretation for the single variant",
	"no classifications from unflagged records", "drug response", "risk factor", "association", "association not found",
	"protective", "affects", "other", "confers sensitivity", "confers resistance", "established risk allele", "likely risk allele",
}

// reviews are ClinVar's review statuses with their stars.
var reviews = map[string]int{
	"practice guideline": 4, "reviewed by expert panel": 3, "criteria provided, multiple submitters, no conflicts": 2,
	"criteria provided, multiple submitters": 1, "criteria provided, single submitter": 1,
	"criteria provided, conflicting classifications": 1, "criteria provided, conflicting interpretations": 1,
	"no assertion criteria provided": 0, "no assertion provided": 0, "no classification provided": 0,
	"no classification for the single variant": 0, "no classification for the individual variant": 0,
	"no classifications from unflagged records": 0, "no interpretation for the single variant": 0, "no assertion for the individual variant": 0, "flagged submission": 0,
}

// notProvided is the wording where ClinVar gives no class.
const notProvided = "not provided"

// unknownWord is the error for wording that this program does not know.
type unknownWord struct{ key, word string }

// Error is the developers' text.
func (e *unknownWord) Error() string { return fmt.Sprintf("%s: %q is not known", e.key, e.word) }

// standingOf reads CLNSIG, CLNREVSTAT and CLNSIGCONF. An allele without CLNSIG has no class of its own.
func standingOf(info map[string]string) (s standing, err error) {
	s.class, s.text, err = classOf(info["CLNSIG"])
	if err != nil {
		return s, err
	}
	s.review, s.stars = plain(info["CLNREVSTAT"]), -1
	if s.review != "" {
		stars, known := reviews[strings.ToLower(s.review)]
		if !known {
			return s, &unknownWord{"CLNREVSTAT", s.review}
		}
		s.stars = stars
	}
	if s.class == knowledge.Conflicting {
		s.submissions = submissions(info["CLNSIGCONF"])
	}
	return s, nil
}

// plain gives ClinVar's wording its blanks back.
func plain(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "_", " ")) }

// classOf reads CLNSIG: parts side by side, some of them several terms of the scale joined with
// "/". What is not on the scale is kept behind the class in the text.
func classOf(clnsig string) (class knowledge.Class, text string, err error) {
	var all []knowledge.Class
	var scale, beside []string
	for _, part := range partsOf(clnsig) {
		found, unknown := termsOf(part)
		switch {
		case unknown != nil && len(found) > 0:
			return "", "", unknown
		case len(found) > 0:
			all, scale = append(all, found...), append(scale, part)
		default:
			beside = append(beside, part)
			err = cmp.Or(err, unknown)
		}
	}
	class = joint(all)
	switch {
	case class == knowledge.NotReviewed && err != nil:
		return "", "", err // a new term beside a class does not change it; alone it may be one
	case class == knowledge.NotReviewed && len(beside) == 0:
		return class, notProvided, nil
	case class == knowledge.NotReviewed:
		return class, strings.Join(beside, "; "), nil
	case class == knowledge.Conflicting:
		scale = []string{"Conflicting"}
	}
	beside = slices.DeleteFunc(beside, func(w string) bool { return w == notProvided })
	return class, strings.Join(append(scale, beside...), "; "), nil
}

// partsOf splits CLNSIG at "|", and at the ",_" of files before 2023, which since then stands
// before a penetrance only.
func partsOf(clnsig string) (parts []string) {
	const penetrance = "\x00"
	clnsig = strings.ReplaceAll(clnsig, ",_low_penetrance", penetrance)
	for _, part := range strings.Split(strings.ReplaceAll(clnsig, ",_", "|"), "|") {
		part = plain(strings.ReplaceAll(part, penetrance, ",_low_penetrance"))
		if part != "" && part != "." {
			parts = append(parts, part)
		}
	}
	return parts
}

// termsOf reads the terms of the scale in one part of CLNSIG.
func termsOf(part string) (found []knowledge.Class, unknown error) {
	for _, term := range strings.Split(strings.ToLower(part), "/") {
		c, known := classes[strings.TrimSpace(term)]
		switch {
		case known:
			found = append(found, c)
		case !slices.Contains(asides, strings.TrimSpace(term)):
			unknown = &unknownWord{"CLNSIG", part}
		}
	}
	return found, unknown
}

// joint is the class of several terms: of pathogenic and likely pathogenic together pathogenic, of
// benign and likely benign together likely benign, as in the bundled table; other mixtures are
// conflicting, and no term is no class.
func joint(all []knowledge.Class) knowledge.Class {
	only := func(c ...knowledge.Class) bool {
		return !slices.ContainsFunc(all, func(x knowledge.Class) bool { return !slices.Contains(c, x) })
	}
	switch {
	case len(all) == 0:
		return knowledge.NotReviewed
	case only(all[0]):
		return all[0]
	case only(knowledge.Pathogenic, knowledge.LikelyPathogenic):
		return knowledge.Pathogenic
	case only(knowledge.Benign, knowledge.LikelyBenign):
		return knowledge.LikelyBenign
	}
	return knowledge.Conflicting
}

// submissions rewrites CLNSIGCONF, "Pathogenic(1)|Uncertain_significance(3)".
func submissions(clnsigconf string) string {
	var all []string
	for _, part := range strings.Split(clnsigconf, "|") {
		name, n, counted := strings.Cut(strings.TrimSuffix(plain(part), ")"), "(")
		if name == "" || name == "." {
			continue
		}
		if counted {
			name += " " + n
		}
		all = append(all, name)
	}
	return strings.Join(all, "; ")
}

// infoOf splits INFO into its keys and values; of a key that stands twice the first counts.
func infoOf(info string) map[string]string {
	fields := map[string]string{}
	for entry := range strings.SplitSeq(info, ";") {
		key, value, _ := strings.Cut(entry, "=")
		if _, twice := fields[key]; !twice {
			fields[key] = value
		}
	}
	return fields
}

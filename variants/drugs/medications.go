package drugs

import (
	"slices"
	"strings"
	"unicode"
)

// aliases are other generic names of drugs in the base, normalised.
var aliases = map[string]string{
	"5-fu": "fluorouracil", "5fu": "fluorouracil", "5-fluorouracil": "fluorouracil",
	"6-mp": "mercaptopurine", "6-mercaptopurine": "mercaptopurine",
	"6-tg": "thioguanine", "tioguanine": "thioguanine", "6-thioguanine": "thioguanine",
	"5-fc": "flucytosine", "fk506": "tacrolimus", "suxamethonium": "succinylcholine",
}

// salts are words that name a salt or a form, not another medicine.
var salts = map[string]bool{
	"hydrochloride": true, "hcl": true, "hydrobromide": true, "sodium": true, "potassium": true, "calcium": true,
	"magnesium": true, "citrate": true, "tartrate": true, "succinate": true, "maleate": true, "mesylate": true,
	"besylate": true, "sulfate": true, "sulphate": true, "phosphate": true, "acetate": true, "fumarate": true,
	"bisulfate": true, "hemihydrate": true, "oxalate": true, "tablets": true, "tablet": true, "capsules": true, "capsule": true,
}

// Find is the base's name of a medicine: capitals, spaces, salts and a dose after the name do
// not matter. ok is false for a medicine that the base does not hold.
func (a *Advisor) Find(medication string) (name string, ok bool) {
	typed := normalise(medication)
	if name, ok = a.names[typed]; ok {
		return name, true
	}
	if name, ok = a.names[aliases[typed]]; ok {
		return name, true
	}
	bare := withoutForm(typed)
	if name, ok = a.names[bare]; ok {
		return name, true
	}
	name, ok = a.names[aliases[bare]]
	return name, ok
}

// Unknown lists the medications, as typed and trimmed, that the base does not hold: nothing is
// said about them, which is not the same as "nothing to change". Empty names are left out.
func (a *Advisor) Unknown(medications []string) []string {
	var unknown []string
	for _, m := range medications {
		m = strings.TrimSpace(m)
		if _, ok := a.Find(m); !ok && m != "" && !slices.Contains(unknown, m) {
			unknown = append(unknown, m)
		}
	}
	return unknown
}

// normalise lowers the case and makes one space of any run of spaces.
func normalise(name string) string {
	name = strings.TrimFunc(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`.,;"'`, r) })
	return strings.Join(strings.Fields(strings.ToLower(name)), " ")
}

// withoutForm drops salts, and all from the first word on that begins with a digit (a dose).
func withoutForm(name string) string {
	var kept []string
	for i, word := range strings.Fields(name) {
		if i > 0 && word[0] >= '0' && word[0] <= '9' {
			break
		}
		if !salts[word] {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

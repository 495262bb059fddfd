package document

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"allelens/report/reporttest"
	"allelens/report/text"
)

// mostGrade is the highest reading grade of a sentence for patients.
const mostGrade = 8.0

// grade is the Flesch-Kincaid grade level of English words: 0.39 times words for a sentence plus
// 11.8 times syllables for a word, less 15.59 (Kincaid et al. 1975).
func grade(sentences ...string) float64 {
	words, sounds := 0, 0
	for _, s := range sentences {
		for _, w := range wordsOf(s) {
			words, sounds = words+1, sounds+syllables(w)
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(len(sentences)) + 11.8*float64(sounds)/float64(words) - 15.59
}

// A word is a run of letters and digits, with apostrophes; what a hyphen joins counts as two.
var word = regexp.MustCompile(`[\p{L}\p{N}’']+`)

func wordsOf(s string) []string { return word.FindAllString(s, -1) }

// Words whose syllables the rules below get wrong, as they are spoken.
var spoken = map[string]int{
	"cyp2d6": 5, "brca1": 3, "brca2": 3, "mri": 3, "someone": 2, "something": 2, "people": 2, "science": 2, "once": 1, "more": 1,
	"file": 1, "doctor": 2, "does": 1, "doesn’t": 2, "everyone": 3, "sure": 1, "whole": 1, "being": 2, "area": 3, "real": 2, "europe": 2, "pancreas": 3,
}

// syllables counts the runs of vowels of a word: without a silent e at the end (but with that of
// "-le" after a consonant), without the e of "-ed" except after t and d, without the e of "-es" except after
// s, x, z, c, g, sh and ch. A number is one syllable; an abbreviation in capitals one for each letter.
func syllables(w string) int {
	low := strings.ToLower(w)
	if n, ok := spoken[low]; ok {
		return n
	}
	if len(w) > 1 && strings.ToUpper(w) == w && strings.IndexFunc(w, unicode.IsLetter) >= 0 {
		return len([]rune(w))
	}
	n, was := 0, false
	for _, r := range low {
		is := strings.ContainsRune("aeiouyäöüé", r)
		if is && !was {
			n++
		}
		was = is
	}
	n -= silent(low)
	return max(n, 1)
}

// silent is the number of runs of vowels at the end of a word that are not spoken.
func silent(w string) int {
	before := func(i int) byte {
		if len(w) < i {
			return 0
		}
		return w[len(w)-i]
	}
	vowel := func(b byte) bool { return b != 0 && strings.IndexByte("aeiouy", b) >= 0 }
	switch {
	case strings.HasSuffix(w, "le") && !vowel(before(3)):
		return 0
	case strings.HasSuffix(w, "e") && !vowel(before(2)):
		return 1
	case strings.HasSuffix(w, "ed") && !vowel(before(3)) && before(3) != 't' && before(3) != 'd':
		return 1
	case strings.HasSuffix(w, "es") && !vowel(before(3)) && strings.IndexByte("sxzcg", before(3)) < 0 && !strings.HasSuffix(w, "shes") && !strings.HasSuffix(w, "ches"):
		if strings.HasSuffix(w, "les") && !vowel(before(4)) {
			return 0
		}
		return 1
	}
	return 0
}

func TestSyllables(t *testing.T) {
	for w, want := range map[string]int{
		"risk": 1, "cancer": 2, "change": 1, "changes": 2, "raised": 1, "needed": 2, "medicine": 3, "medicines": 3, "table": 2, "ovaries": 3,
		"family": 3, "BRCA1": 3, "MRI": 3, "72": 1, "age": 1, "ages": 2, "the": 1, "surgery": 3, "scale": 1, "tubes": 1, "breasts": 1, "people": 2,
	} {
		if got := syllables(w); got != want {
			t.Errorf("%q has %d syllables, counted %d", w, want, got)
		}
	}
}

func TestGrade(t *testing.T) {
	// 6 words, 6 syllables: 0.39*6 + 11.8 - 15.59.
	if got := grade("The cat sat on the mat."); got < -1.46 || got > -1.44 {
		t.Errorf("grade %.3f, worked by hand -1.450", got)
	}
}

// sentencesOf cuts a text at full stops, question marks, exclamation marks and colons; words
// without one of these are labels, not sentences.
func sentencesOf(s string) []string {
	var all []string
	for _, part := range regexp.MustCompile(`[^.?!:]*[.?!:]+(\s|$)`).FindAllString(s, -1) {
		if len(wordsOf(part)) > 1 {
			all = append(all, strings.TrimSpace(part))
		}
	}
	return all
}

// filled is a text with its places filled by what usually stands there.
var filled = strings.NewReplacer("{gene}", "BRCA1", "{n}", "about 72", "{low}", "65", "{high}", "79", "{age}", "80", "{now}", "41", "{cancer}", "prostate",
	"{study}", "Li 2022", "{source}", "Li 2022", "{name}", "Allelens", "{version}", "1", "{base}", "1",
	"{ten}", "25 in 100", "{all}", "62 in 100", "{last}", "80", "{first}", "18", "{diplotype}", "1", "{phenotype}", "slow", "{sites}", "two", "{percent}", "25", "{seen}", "90", "{total}", "100", "{assumed}", "5")

// forLaboratory are the parts of the letter that are not for relatives.
var forLaboratory = map[string]bool{"letter.confirm": true, "letter.confirm.line": true}

// TestPatientsCanReadIt: no sentence for patients asks for more than eight years of school. The
// ten that ask for most are listed.
func TestPatientsCanReadIt(t *testing.T) {
	type measured struct {
		key, sentence string
		grade         float64
	}
	var all []measured
	c := text.English()
	for _, key := range c.Keys() {
		if !strings.HasPrefix(key, "patient.") && (!strings.HasPrefix(key, "letter.") || forLaboratory[key]) && c.For(text.Patient, key) == c.Text(key) {
			continue
		}
		for _, s := range sentencesOf(filled.Replace(c.For(text.Patient, key))) {
			all = append(all, measured{key, s, grade(s)})
		}
	}
	if len(all) < 80 {
		t.Fatalf("%d sentences: too few to be all", len(all))
	}
	slices.SortFunc(all, func(a, b measured) int { return cmp.Or(cmp.Compare(b.grade, a.grade), cmp.Compare(a.key, b.key)) })
	for i, m := range all {
		if i < 10 {
			t.Logf("grade %4.1f  %s (%s)", m.grade, m.sentence, m.key)
		}
		if m.grade > mostGrade {
			t.Errorf("grade %.1f: %s: %q", m.grade, m.key, m.sentence)
		}
	}
}

// TestPatientDocumentsAreEasy: neither is any document as a whole harder than that, numbers,
// names of studies and tables included.
func TestPatientDocumentsAreEasy(t *testing.T) {
	for name, r := range reporttest.Cases() {
		sentences := sentencesOf(strings.Join(proseOf(Patient(r)), " "))
		if g := grade(sentences...); g > mostGrade || len(sentences) < 10 {
			t.Errorf("%s: grade %.1f of %d sentences", name, g, len(sentences))
		}
	}
}

// proseOf is the running text of a document.
func proseOf(d *Document) []string {
	var all []string
	for _, s := range d.All() {
		if s.Name != PatientSources {
			all = append(all, wordsOfBlocks(s.Blocks)...)
		}
	}
	return all
}

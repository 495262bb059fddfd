package sqlite_test

import (
	"strconv"
	"testing"

	"allelens/variants/tabletest"
)

// changedSince is the version of the base that the table of class changes was compared with, and what came out of the
// comparison of both bases' alleles: how many known classes are which other class now.
const changedSince = "2026.11.2"

var changed = map[[2]string]int{
	{"uncertain", "conflicting"}: 1066, {"uncertain", "likely_benign"}: 27, {"uncertain", "pathogenic"}: 2, {"uncertain", "likely_pathogenic"}: 2,
	{"not_reviewed", "likely_benign"}: 135, {"not_reviewed", "conflicting"}: 42, {"not_reviewed", "pathogenic"}: 25,
	{"not_reviewed", "likely_pathogenic"}: 7, {"not_reviewed", "benign"}: 6,
	{"likely_benign", "conflicting"}: 30, {"benign", "likely_benign"}: 3,
	{"likely_pathogenic", "pathogenic"}: 18, {"likely_pathogenic", "conflicting"}: 5, {"pathogenic", "conflicting"}: 9,
	{"conflicting", "likely_benign"}: 7, {"conflicting", "pathogenic"}: 4,
}

// TestClassChanges: the table says what the classes are others than, with what the allele's past says, and the
// numbers are those of the comparison: whoever changes classes has to compare the bases again.
func TestClassChanges(t *testing.T) {
	b := open(t)
	if b.Version() <= changedSince {
		t.Errorf("version %s does not follow %s", b.Version(), changedSince)
	}
	rows := tabletest.Rows(t, "../../../assets/knowledge/class_change.tsv")
	alleles := must(b.Classifications(t.Context()))(t)
	past := map[string]bool{}
	for _, h := range tabletest.Rows(t, "../../../assets/knowledge/class_history.tsv") {
		past[h["gene"]+h["pos38"]+h["ref"]+">"+h["alt"]+h["class"]+h["source"]+h["date"]] = true
	}
	found := map[[2]string]int{}
	for _, r := range rows {
		now := alleles[must(strconv.Atoi(r["classification"]))(t)-1]
		found[[2]string{r["class"], string(now.Class)}]++
		if r["since"] != changedSince || now.ClassUnknown || string(now.Class) == r["class"] {
			t.Errorf("%v: now %s", r, now.Class)
		}
		if !past[now.Gene+strconv.Itoa(now.Pos38)+now.Ref+">"+now.Alt+r["class"]+r["source"]+r["date"]] {
			t.Errorf("%v: %s was never that", r, now.HGVSC)
		}
	}
	for pair, n := range changed {
		if found[pair] != n {
			t.Errorf("%v: %d, want %d", pair, found[pair], n)
		}
	}
	if len(found) != len(changed) {
		t.Errorf("%v", found)
	}
}

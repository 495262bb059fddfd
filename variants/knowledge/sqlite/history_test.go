package sqlite_test

import (
	"bufio"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/tabletest"
)

func TestHistoryInBothBuilds(t *testing.T) {
	b := open(t)
	want := []knowledge.EarlierClass{
		{Origin: knowledge.Origin{Date: "2016-09", Source: "clinvar-2016-09"}, Class: knowledge.Pathogenic, ClassText: "Pathogenic", Stars: 1},
		{Origin: knowledge.Origin{Date: "2017-07", Source: "brca-exchange-2017-07"}, Class: knowledge.Conflicting, ClassText: "Conflicting", Stars: -1},
		{Origin: knowledge.Origin{Date: "2020-08", Source: "clinvar-2020-08"}, Class: knowledge.Uncertain, ClassText: "Uncertain significance", Stars: 2},
	}
	for in, pos := range map[variants.Assembly]int{variants.GRCh37: 32903611, variants.GRCh38: 32329474} {
		c := must(b.Classification(t.Context(), in, variants.Allele{Contig: "13", Pos: pos, Ref: "T", Alt: "G"}))(t)
		if c == nil || len(c.History) != len(want) || c.Brought != nil || !c.SideChanged {
			t.Fatalf("%v: %+v", in, c)
		}
		for i, e := range c.History {
			if e.Table != "class_history" || e.Row == 0 || !e.Verified {
				t.Errorf("%v: origin %+v", in, e.Origin)
			}
			e.Origin = knowledge.Origin{Date: e.Date, Source: e.Source}
			if e != want[i] {
				t.Errorf("%v: %+v, want %+v", in, e, want[i])
			}
		}
	}
}

// row is a line of a table, by column.
type row map[string]string

func (r row) allele() string {
	return r["gene"] + ":" + r["pos38"] + r["grch38_pos"] + r["ref"] + ">" + r["alt"]
}

func rowsOf(t *testing.T, r io.Reader) (rows []row) {
	t.Helper()
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	lines.Scan()
	header := strings.Split(lines.Text(), "\t")
	for lines.Scan() {
		one := row{}
		for i, cell := range strings.Split(lines.Text(), "\t") {
			one[header[i]] = cell
		}
		rows = append(rows, one)
	}
	if lines.Err() != nil || len(rows) == 0 {
		t.Fatalf("%d rows: %v", len(rows), lines.Err())
	}
	return rows
}

func tableOf(t *testing.T, name string) []row {
	t.Helper()
	f := must(os.Open("../../../assets/knowledge/" + name + ".tsv"))(t)
	defer func() { _ = f.Close() }()
	return rowsOf(t, f)
}

// alike reports whether two records of one allele, in the order of time, show no change. Records
// without stars are silent on them.
func alike(a, b row) bool {
	return a["class_text"] == b["class_text"] && (a["stars"] == b["stars"] || a["stars"] == "" || b["stars"] == "")
}

// TestHistoryTellsChangesOnly: entries are of classified alleles, older than what stands now, in
// order, and each differs from what came after it.
func TestHistoryTellsChangesOnly(t *testing.T) {
	now := map[string]row{}
	for _, c := range tableOf(t, "classification") {
		now[c.allele()] = c
	}
	past := tableOf(t, "class_history")
	for i, e := range past {
		next, ok := now[e.allele()]
		if !ok || e["date"] >= next["date"] {
			t.Errorf("line %d: %v is no past of %v", i+2, e, next)
		}
		if i+1 < len(past) && past[i+1].allele() == e.allele() {
			next = past[i+1]
		}
		if e["date"] > next["date"] || alike(e, next) {
			t.Errorf("line %d: %v before %v", i+2, e, next)
		}
	}
}

// recordsOfTheFacts are all records of each allele: of the sources behind the classes, with stars that
// were borrowed where an export gives none, and of the export of 2026-03.
func recordsOfTheFacts(t *testing.T) map[string][]row {
	t.Helper()
	const facts = "../../../../shared/facts/brca/"
	f, err := os.Open(tabletest.Beside(t, facts+"variant_evidence_all_sources.tsv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows := rowsOf(t, must(gzip.NewReader(f))(t))
	for _, name := range []string{"classified_variants.tsv", "brca1_clinvar_2026-03.tsv"} {
		table := must(os.Open(facts + name))(t)
		rows = append(rows, rowsOf(t, table)...)
		_ = table.Close()
	}
	records := map[string][]row{}
	for _, r := range rows {
		if r["date"] == "" {
			r["date"] = "2026-03-01"
		}
		r["class"] = strings.TrimSuffix(r["class"], " classifications of pathogenicity")
		records[r.allele()] = append(records[r.allele()], r)
	}
	return records
}

// TestHistoryIsThatOfTheFacts: each entry is a record of the facts, and no other class is on
// record before the present one.
func TestHistoryIsThatOfTheFacts(t *testing.T) {
	records := recordsOfTheFacts(t)
	told := map[string]bool{}
	for i, e := range tableOf(t, "class_history") {
		found := false
		for _, r := range records[e.allele()] {
			found = found || strings.EqualFold(r["class"], e["class_text"]) && r["stars"] == e["stars"] && r["date"] == e["date"]
		}
		if !found {
			t.Errorf("line %d: the facts do not hold %v", i+2, e)
		}
		told[e.allele()+strings.ToLower(e["class_text"])] = true
	}
	for _, c := range tableOf(t, "classification") {
		for _, r := range records[c.allele()] {
			month := len("2026-11")
			older := c["class_unknown"] == "0" && len(r["date"]) >= month && r["date"][:month] < c["date"][:min(month, len(c["date"]))]
			if older && r["class"] != c["class_text"] && !told[c.allele()+strings.ToLower(r["class"])] {
				t.Errorf("%s was %s in %s, which is not told", c["hgvs_c"], r["class"], r["date"])
			}
		}
	}
}

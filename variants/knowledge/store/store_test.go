package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/knowledge/compile"
	"allelens/variants/knowledge/knowledgetest"
	"allelens/variants/knowledge/sqlite"
)

var made sync.Map // bases by version

var thin = sync.OnceValues(func() ([]byte, error) { return knowledgetest.Thin(context.Background(), assets.Knowledge, "false") })

// bundled is a small base that stands for the program's own.
func bundled(t *testing.T) []byte {
	t.Helper()
	base, err := thin()
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// versioned is the bundled base under another version.
func versioned(t *testing.T, version string) []byte {
	t.Helper()
	if before, ok := made.Load(version); ok {
		return slices.Clone(before.([]byte))
	}
	base, err := compile.Replace(t.Context(), bundled(t), map[string][]byte{"meta": []byte("name\tvalue\nversion\t" + version + "\n")})
	if err != nil {
		t.Fatal(err)
	}
	made.Store(version, slices.Clone(base))
	return base
}

// clock is the day of the tests.
const clock = "2026-11-28"

func write(path string, content []byte) error { return os.WriteFile(path, content, 0o600) }

// opened is the version that a store opens, and the code of the doubt.
func opened(t *testing.T, s Store) (version, doubt string) {
	t.Helper()
	base, problem, err := s.Open(t.Context(), bundled(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = base.Close() }()
	if problem != nil {
		doubt = problem.Code
		if problem.Severity != variants.Warning {
			t.Errorf("%v is no warning", problem)
		}
	}
	return base.Version(), doubt
}

func install(t *testing.T, s Store, version string) {
	t.Helper()
	if err := s.Install(t.Context(), Item{Version: version, ClinVar: "clinvar.vcf.gz"}, versioned(t, version), bundled(t)); err != nil {
		t.Fatal(err)
	}
}

func TestInstallUseAndGoBack(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "deep", "knowledge")
	s := New(folder, clock, write)
	own, doubt := opened(t, s)
	if s.Before() != "" || !s.Untouched() {
		t.Error("an empty store has a base before")
	}
	if own == "" || doubt != "" {
		t.Fatalf("an empty store opens %q, %q", own, doubt)
	}
	if err := s.Use(Bundled); err != nil {
		t.Errorf("to use the bundled base of an empty store: %v", err)
	}
	if _, err := os.Stat(folder); err == nil {
		t.Error("a folder was made for nothing")
	}
	for _, v := range []string{"1+a", "1+b", "1+c"} {
		install(t, s, v)
		if got, doubt := opened(t, s); got != v || doubt != "" {
			t.Errorf("opened %q, %q; want %q", got, doubt, v)
		}
	}
	items, use, err := s.List()
	if err != nil || use != "1+c" || len(items) != 2 || items[0].Version != "1+c" || items[1].Version != "1+b" || items[0].ClinVar != "clinvar.vcf.gz" {
		t.Errorf("%+v, %q, %v", items, use, err)
	}
	if files, _ := filepath.Glob(filepath.Join(folder, "*.sqlite")); len(files) != 2 {
		t.Errorf("files %q", files)
	}
	for v, before := range map[string]string{"1+b": Bundled, Bundled: "", "1+c": "1+b"} {
		if err := s.Use(v); err != nil {
			t.Fatal(err)
		}
		if s.Before() != before || s.Untouched() {
			t.Errorf("before %q: %q, want %q", v, s.Before(), before)
		}
		want := v
		if v == Bundled {
			want = own
		}
		if got, doubt := opened(t, s); got != want || doubt != "" {
			t.Errorf("opened %q, %q; want %q", got, doubt, want)
		}
	}
	err = s.Use("1+a")
	if p, ok := variants.AsProblem(err); !ok || p.Code != "knowledge_unknown" {
		t.Errorf("a base that is gone: %v", err)
	}
	if err := s.Use("1+b"); err != nil {
		t.Fatal(err)
	}
	install(t, s, "1+d")
	if items, _, _ := s.List(); items[1].Version != "1+b" {
		t.Errorf("the base that was in use before is not kept: %+v", items)
	}
}

// TestWhole: the program's own base under another version is taken and opened.
func TestWhole(t *testing.T) {
	own, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	panel, err := own.PanelPathogenic(t.Context())
	if err := errors.Join(err, own.Close()); err != nil || len(panel) < 1000 {
		t.Fatalf("%d classes of the panel's, %v", len(panel), err)
	}
	const version = "1+whole"
	base, err := compile.Replace(t.Context(), assets.Knowledge, map[string][]byte{"meta": []byte("name\tvalue\nversion\t" + version + "\n")})
	if err != nil {
		t.Fatal(err)
	}
	s := New(t.TempDir(), clock, write)
	if err := s.Install(t.Context(), Item{Version: version}, base, assets.Knowledge); err != nil {
		t.Fatal(err)
	}
	opened, problem, err := s.Open(t.Context(), assets.Knowledge)
	if err != nil || problem != nil {
		t.Fatal(problem, err)
	}
	defer func() { _ = opened.Close() }()
	if opened.Version() != version {
		t.Errorf("opened %q", opened.Version())
	}
}

// TestDoubts: whatever befalls the files, the bundled base is opened, with the reason.
func TestDoubts(t *testing.T) {
	sqlite := func(t *testing.T, folder string) string {
		t.Helper()
		files, err := filepath.Glob(filepath.Join(folder, "*.sqlite"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%q, %v", files, err)
		}
		return files[0]
	}
	change := func(t *testing.T, path string, how func([]byte) []byte) {
		t.Helper()
		content, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(path, how(content), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		spoil func(t *testing.T, folder string)
		doubt string
	}{
		"gone": {func(t *testing.T, folder string) {
			if err := os.Remove(sqlite(t, folder)); err != nil {
				t.Fatal(err)
			}
		}, "knowledge_missing"},
		"cut": {func(t *testing.T, folder string) {
			change(t, sqlite(t, folder), func(b []byte) []byte { return b[:len(b)/2] })
		}, "knowledge_damaged"},
		"a bit flipped": {func(t *testing.T, folder string) {
			change(t, sqlite(t, folder), func(b []byte) []byte { b[len(b)/3] ^= 4; return b })
		}, "knowledge_damaged"},
		"the note is rubbish": {func(t *testing.T, folder string) {
			change(t, filepath.Join(folder, manifestName), func([]byte) []byte { return []byte("{") })
		}, "knowledge_manifest"},
		"the note names another": {func(t *testing.T, folder string) {
			change(t, filepath.Join(folder, manifestName), func(b []byte) []byte {
				return bytes.Replace(b, []byte(`"use": "1+a"`), []byte(`"use": "1+z"`), 1)
			})
		}, "knowledge_missing"},
		"made of another bundled base": {func(t *testing.T, folder string) {
			change(t, filepath.Join(folder, manifestName), func(b []byte) []byte {
				return bytes.Replace(b, []byte(checksum(bundled(t))), []byte(checksum(nil)), 1)
			})
		}, "knowledge_outdated"},
		"rubbish with the right checksum": {func(t *testing.T, folder string) {
			rubbish := []byte("rubbish")
			own := checksum(versioned(t, "1+a"))
			change(t, sqlite(t, folder), func([]byte) []byte { return rubbish })
			change(t, filepath.Join(folder, manifestName), func(b []byte) []byte {
				return bytes.Replace(b, []byte(own), []byte(checksum(rubbish)), 1)
			})
		}, "knowledge_damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			s := New(folder, clock, write)
			own, _ := opened(t, s)
			install(t, s, "1+a")
			c.spoil(t, folder)
			if version, doubt := opened(t, s); version != own || doubt != c.doubt {
				t.Errorf("opened %q, %q; want %q, %q", version, doubt, own, c.doubt)
			}
			if err := s.Use(Bundled); err != nil {
				t.Errorf("there is no way back: %v", err)
			}
			if version, doubt := opened(t, s); version != own || doubt != "" {
				t.Errorf("after going back: %q, %q", version, doubt)
			}
			install(t, s, "1+b")
			if version, doubt := opened(t, s); version != "1+b" || doubt != "" {
				t.Errorf("after another update: %q, %q", version, doubt)
			}
		})
	}
}

// edited is a base after an SQL statement, as anybody with a tool could run it.
func edited(t *testing.T, file []byte, statement string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "base.sqlite")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(statement)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	file, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// packedDoses are the packed rows with other doses, of the same length.
const packedDoses = "CAST(replace(CAST(rows AS TEXT), 'START_DOSE=50%', 'START_DOSE=90%') AS BLOB) WHERE instr(rows, CAST('START_DOSE=50%' AS BLOB)) > 0"

// TestEdited: a base that somebody has edited is not used, also where its checksums were corrected, and where
// the manifest's account of its tables was too, as far as no update may change them.
func TestEdited(t *testing.T) {
	for name, c := range map[string]struct {
		statement string
		tables    bool // the manifest's account of the tables is corrected too
		use       bool
	}{
		"nothing":                      {"UPDATE risk SET percent = percent", true, true},
		"halved risks":                 {"UPDATE risk SET percent = percent / 2", false, false},
		"halved risks, all corrected":  {"UPDATE risk SET percent = percent / 2", true, false},
		"a row less, all corrected":    {"DELETE FROM management WHERE id = (SELECT max(id) FROM management)", true, false},
		"a dose, all corrected":        {"UPDATE recommendation SET facts = 'START_DOSE=150%' WHERE id = 7", true, false},
		"packed doses":                 {"UPDATE packed SET rows = " + packedDoses, false, false},
		"packed doses, all corrected":  {"UPDATE packed SET rows = " + packedDoses, true, false},
		"nothing packed, corrected":    {"DELETE FROM packed", true, false},
		"a panel's class":              {"UPDATE classification SET class = 'benign' WHERE stars = 3 AND class = 'pathogenic'", false, false},
		"one class":                    {"UPDATE classification SET class = 'benign' WHERE id = (SELECT min(id) FROM classification WHERE class = 'pathogenic')", false, false},
		"a number in place of nothing": {"UPDATE classification SET stars = 4 WHERE id = (SELECT min(id) FROM classification WHERE stars IS NULL)", false, false},
		"the version":                  {"UPDATE meta SET value = '1+z' WHERE name = 'version'", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			s := New(folder, clock, write)
			install(t, s, "1+a")
			m, err := s.manifest()
			if err != nil {
				t.Fatal(err)
			}
			forged := edited(t, versioned(t, "1+a"), c.statement)
			m.Bases[0].SHA256 = checksum(forged)
			if c.tables {
				found, err := accountOf(t.Context(), forged, everything)
				if err != nil {
					t.Fatal(err)
				}
				m.Bases[0].Tables = found.tables
			}
			if err := errors.Join(write(filepath.Join(folder, m.Bases[0].File), forged), s.save(m)); err != nil {
				t.Fatal(err)
			}
			version, doubt := opened(t, s)
			if used := version == "1+a"; used != c.use || !used && doubt != "knowledge_edited" {
				t.Errorf("opened %q, %q", version, doubt)
			}
		})
	}
}

// TestDistrust: a base of the future, or one that lacks a class of pathogenic of the expert panel's which nobody
// accepted to lose, is not used, however well it agrees with its manifest.
func TestDistrust(t *testing.T) {
	const one = "(SELECT min(id) FROM classification WHERE stars = 3 AND class = 'pathogenic')"
	base, err := sqlite.Open(t.Context(), bundled(t))
	if err != nil {
		t.Fatal(err)
	}
	panel, err := base.PanelPathogenic(t.Context())
	if err := errors.Join(err, base.Close()); err != nil || len(panel) < 500 {
		t.Fatalf("%d classes of the panel's, %v", len(panel), err)
	}
	lost := panel[:1]
	for name, c := range map[string]struct {
		statement string
		accepted  []variants.Allele
		doubt     string
	}{
		"of today":               {"UPDATE classification SET date = '" + clock + "' WHERE id = 7", nil, ""},
		"of tomorrow":            {"UPDATE classification SET date = '2026-11-29' WHERE id = 7", nil, "knowledge_future"},
		"of next month":          {"UPDATE classification SET date = '2026-12' WHERE id = 7", nil, "knowledge_future"},
		"of the year 2999":       {"UPDATE classification SET date = '2999-01-01' WHERE stars = 3", nil, "knowledge_future"},
		"a class benign":         {"UPDATE classification SET class = 'benign' WHERE id = " + one, nil, "knowledge_unanswered"},
		"benign, accepted":       {"UPDATE classification SET class = 'benign' WHERE id = " + one, lost, ""},
		"another accepted":       {"UPDATE classification SET class = 'benign' WHERE id = " + one, panel[1:], "knowledge_unanswered"},
		"fewer stars":            {"UPDATE classification SET stars = 1 WHERE id = " + one, nil, "knowledge_unanswered"},
		"without stars":          {"UPDATE classification SET stars = NULL WHERE id = " + one, nil, "knowledge_unanswered"},
		"likely pathogenic":      {"UPDATE classification SET class = 'likely_pathogenic' WHERE id = " + one, nil, ""},
		"at another place":       {"UPDATE classification SET pos38 = pos38 + 1000000 WHERE id = " + one, nil, "knowledge_unanswered"},
		"a hundred, one of them": {"UPDATE classification SET class = 'uncertain' WHERE stars = 3 AND class = 'pathogenic' AND id % 40 = 0 OR id = " + one, lost, "knowledge_unanswered"},
	} {
		t.Run(name, func(t *testing.T) {
			s := New(t.TempDir(), clock, write)
			item := Item{Version: "1+a"}
			for _, a := range c.accepted {
				item.Accepted = append(item.Accepted, a.String())
			}
			if err := s.Install(t.Context(), item, edited(t, versioned(t, "1+a"), c.statement), bundled(t)); err != nil {
				t.Fatal(err)
			}
			version, doubt := opened(t, s)
			if used := version == "1+a"; used != (c.doubt == "") || doubt != c.doubt {
				t.Errorf("opened %q, %q; want %q", version, doubt, c.doubt)
			}
			if len(c.accepted) != 1 {
				return
			}
			if _, accepted, _ := s.Data(t.Context(), bundled(t)); c.doubt == "" && !slices.Equal(accepted, item.Accepted) || c.doubt != "" && accepted != nil {
				t.Errorf("accepted %q", accepted)
			}
		})
	}
}

// TestLock: one at a time; nothing is left behind.
func TestLock(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "knowledge")
	s := New(folder, clock, write)
	release, err := s.Lock()
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Lock()
	if p, ok := variants.AsProblem(err); !ok || p.Code != "knowledge_busy" || p.Where != folder {
		t.Errorf("a second one: %v", err)
	}
	release()
	if _, err := os.Stat(folder); err == nil {
		t.Error("a folder was left for nothing")
	}
	release, err = s.Lock()
	if err != nil {
		t.Fatal(err)
	}
	install(t, s, "1+a")
	release()
	if version, _ := opened(t, s); version != "1+a" {
		t.Errorf("opened %q", version)
	}
}

// TestInstallFails: wherever writing fails, the base in use stays in use.
func TestInstallFails(t *testing.T) {
	for _, failing := range []string{".sqlite", manifestName} {
		folder := t.TempDir()
		install(t, New(folder, clock, write), "1+a")
		s := New(folder, clock, func(path string, content []byte) error {
			if strings.HasSuffix(path, failing) {
				return errors.New("disk full")
			}
			return write(path, content)
		})
		err := s.Install(t.Context(), Item{Version: "1+b"}, versioned(t, "1+b"), bundled(t))
		if p, ok := variants.AsProblem(err); !ok || p.Code != "knowledge_unwritable" || p.Where != folder {
			t.Errorf("%s: %v", failing, err)
		}
		if version, doubt := opened(t, s); version != "1+a" || doubt != "" {
			t.Errorf("%s: opened %q, %q", failing, version, doubt)
		}
		items, _, err := s.List()
		if err != nil || slices.ContainsFunc(items, func(i Item) bool { return i.Version == "1+b" }) {
			t.Errorf("%s: %+v, %v", failing, items, err)
		}
	}
}

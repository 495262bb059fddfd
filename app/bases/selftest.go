package bases

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"allelens/app/program"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/disk"
)

// Test is what came of the self-test.
type Test struct {
	Program       string   `json:"program"` // which program was tested: see binary
	KnowledgeBase string   `json:"knowledge_base"`
	Cases         int      `json:"cases"`
	Failed        []string `json:"failed"`
}

// Count adds a case.
func (t *Test) Count(name string, passed bool) {
	t.Cases++
	if !passed {
		t.Failed = append(t.Failed, name)
	}
}

// Text says how many answers were right, with which knowledge base.
func (t Test) Text() string {
	return text.Default().Text("command.selftest.result", "passed", t.Cases-len(t.Failed), "cases", t.Cases, "kb", t.KnowledgeBase)
}

// binary tells the program of the command line from another one, in a moment: by version, size and time.
func binary() string {
	own, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(program.CommandLine(own))
	if err != nil {
		if info, err = os.Stat(own); err != nil {
			return ""
		}
	}
	return fmt.Sprintf("%s %s %d %d", program.Version, program.Commit, info.Size(), info.ModTime().UnixNano())
}

// testFailed is the code of the doubt.
const testFailed = "selftest_failed"

const testName = "selftest.json"

// tests are the results that are kept.
func tests() (all []Test) {
	content, err := os.ReadFile(filepath.Join(folder(), testName))
	if err != nil || json.Unmarshal(content, &all) != nil {
		return nil
	}
	return all
}

// Tested is what came of this program's self-test with a knowledge base, if it was made.
func Tested(base string) (Test, bool) {
	for _, t := range tests() {
		if t.KnowledgeBase == base && t.Program == binary() {
			return t, true
		}
	}
	return Test{}, false
}

// mostTests is how many results are kept.
const mostTests = 20

// KeepTest keeps the result of a self-test beside the knowledge bases.
func KeepTest(t Test) error {
	t.Program = binary()
	kept := slices.DeleteFunc(tests(), func(o Test) bool { return o.KnowledgeBase == t.KnowledgeBase && o.Program == t.Program })
	kept = append([]Test{t}, kept...)
	content, err := json.Marshal(kept[:min(len(kept), mostTests)])
	if err != nil || folder() == "" {
		return err
	}
	path := filepath.Join(folder(), testName)
	err = os.MkdirAll(folder(), 0o700)
	if err == nil {
		err = disk.Replace(path, content)
	}
	if err != nil {
		return variants.Fail("knowledge_unwritable", path).Because(err)
	}
	return nil
}

// failedTest is the doubt of a self-test that failed with a knowledge base; nil where it passed, or was not made.
func failedTest(base string) *variants.Problem {
	t, ok := Tested(base)
	if !ok || len(t.Failed) == 0 {
		return nil
	}
	return variants.Warn(testFailed, "", "failed", fmt.Sprint(len(t.Failed)), "cases", fmt.Sprint(t.Cases))
}

// Marked is the program's version as reports print it, on every page: with a mark where the self-test failed.
func Marked(doubts []*variants.Problem) string {
	if slices.ContainsFunc(doubts, func(p *variants.Problem) bool { return p.Code == testFailed }) {
		return text.Default().Text("command.selftest.mark", "version", program.Version)
	}
	return program.Version
}

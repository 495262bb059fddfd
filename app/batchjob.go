package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"allelens/app/program"
	"allelens/report"
	"allelens/variants"
)

// result is what came of a job. It is kept, so that a later run need not do it again.
type result struct {
	Key         string            `json:"key"`
	File        string            `json:"file"`
	Sample      string            `json:"sample,omitempty"`
	Status      int               `json:"status"`
	Problem     string            `json:"problem,omitempty"`
	Outputs     []string          `json:"outputs"` // names in the folder
	Genes       []string          `json:"genes"`   // cancer genes, in the report's order
	Conclusions map[string]string `json:"conclusions"`
	Actions     map[string]int    `json:"actions"` // medicines by action
	Actionable  []string          `json:"actionable,omitempty"`
	Seconds     float64           `json:"seconds"`
	before      bool              // not done in this run
}

// one does a job, or takes what came of it in a run before.
func (b *batch) one(ctx context.Context, j job) result {
	key := b.key(j)
	if r, done := b.journal.done(key); done && b.present(r) {
		r.before = true
		return r
	}
	began := time.Now()
	r := result{Key: key, File: b.shown(j), Conclusions: map[string]string{}, Actions: map[string]int{}}
	var said bytes.Buffer
	r.Status = program.Guarded(ctx, &said, func() (int, error) { return b.report(ctx, j, &r, &said) })
	if r.Status == program.Usage {
		r.Status = exitInput // of the sheet's line, not of the command
	}
	r.Problem = strings.Join(strings.Fields(said.String()), " ")
	if b.Deidentified {
		r.Problem = strings.NewReplacer(j.File, j.name, filepath.Base(j.File), j.name).Replace(r.Problem)
	}
	r.Seconds = float64(time.Since(began).Milliseconds()) / 1000
	return r
}

// report writes the reports of a job.
func (b *batch) report(ctx context.Context, j job, r *result, said *bytes.Buffer) (int, error) {
	c := &reportCommand{File: j.File, Sample: j.Sample, Sex: j.Sex, Age: j.Age, Medications: j.Medicines, Case: j.Case, For: "clinician", Assembly: b.Assembly, Scope: b.Scope,
		Bodies: b.Bodies, AbsentIsReference: b.AbsentIsReference, Clinic: b.Clinic, Paper: b.Paper, Deidentified: b.Deidentified, Verify: b.Verify, Date: b.Date, Quiet: true}
	for _, f := range b.formats {
		name := f.Path(j.name)
		c.Output, r.Outputs = append(c.Output, filepath.Join(b.Output, name)), append(r.Outputs, name)
	}
	s := streams{said, said}
	asked, err := c.order(s)
	if err != nil {
		return 0, err
	}
	defer func() { asked.close() }()
	file, err := b.cohorts.of(ctx, j, b.Verify)
	if err != nil {
		return 0, err
	}
	if file != nil {
		asked.source = c.given(file, asked.patient, s)
	}
	own := *b.engine
	own.Date = asked.patient.Reported
	o, composed, err := c.compose(ctx, &own, asked, s)
	if err != nil {
		return 0, err
	}
	r.Sample = composed.Input.Sample
	r.take(composed)
	status, err := c.deliver(&own, asked, o, composed, s)
	for _, m := range composed.Quality.Messages {
		if status == exitAttention && slices.Contains(grave, m.Code) {
			fmt.Fprintln(said, program.Placed(m.Where, m.Text))
			break
		}
	}
	return status, err
}

// take notes what a report concludes.
func (r *result) take(said *report.Report) {
	for _, g := range said.Cancer.Genes {
		r.Genes = append(r.Genes, g.Gene)
		r.Conclusions[g.Gene] = g.Conclusion
		if g.Conclusion == "pathogenic_found" || g.Conclusion == "probable_found" {
			r.Actionable = append(r.Actionable, g.Gene)
		}
	}
	for _, d := range said.Drugs {
		r.Actions[d.Action]++
		if genes := together(d); genes != "" && !slices.Contains(r.Actionable, genes) {
			r.Actionable = append(r.Actionable, genes)
		}
	}
}

// together are the genes of a medicine whose results ask for another medicine or dose; "" for others.
func together(d report.Drug) string {
	var genes []string
	if slices.Contains([]string{"contraindicated", "avoid", "alternative", "change_dose"}, d.GenesAction) {
		for _, r := range d.Results {
			if (r.Diplotype != "" || r.Phenotype != "") && !slices.Contains(genes, r.Gene) {
				genes = append(genes, r.Gene)
			}
		}
	}
	slices.Sort(genes)
	return strings.Join(genes, " + ")
}

// key tells a job from others, and from itself where the file, what is asked for, or the knowledge is another.
func (b *batch) key(j job) string {
	about := []any{j, b.Formats, b.Assembly, b.Scope, b.Bodies, b.AbsentIsReference, b.Clinic, b.Paper, b.Deidentified, b.Verify, b.Date, b.base, program.Version, program.Commit}
	for _, path := range []string{j.File, j.Case, b.Clinic} {
		if info, err := os.Stat(path); err == nil {
			about = append(about, info.Size(), info.ModTime().UnixNano())
		}
	}
	words, err := json.Marshal(about)
	if err != nil { // of plain values there is none
		words = fmt.Append(nil, about...)
	}
	sum := sha256.Sum256(words)
	return hex.EncodeToString(sum[:16])
}

// present reports whether all that a job wrote is still there.
func (b *batch) present(r result) bool {
	for _, name := range r.Outputs {
		if info, err := os.Stat(filepath.Join(b.Output, name)); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return r.Status != exitInput
}

// stemOf is the name of a job's reports before their endings.
func stemOf(j job) string {
	name := filepath.Base(stem(j.File))
	if j.Sample != "" {
		name += "." + strings.Map(func(r rune) rune {
			if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
				return '_'
			}
			return r
		}, j.Sample)
	}
	return name
}

// name gives each job the name of its reports: the file's, or its number where nothing may tell whose it is. Two of one name are
// refused before anything is written.
func (b *batch) name(jobs []job) error {
	taken := map[string]bool{}
	for i := range jobs {
		jobs[i].name = stemOf(jobs[i])
		if b.Deidentified {
			jobs[i].name = fmt.Sprintf("%04d", i+1)
		}
		name := strings.ToLower(jobs[i].name)
		if taken[name] {
			return variants.Fail("batch_same", jobs[i].where, "name", jobs[i].name)
		}
		taken[name] = true
	}
	return nil
}

// shown is what a job is called in what the batch tells.
func (b *batch) shown(j job) string {
	if b.Deidentified {
		return j.name
	}
	return filepath.Base(j.File)
}

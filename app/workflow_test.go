package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// asProgram is the variable that has the test's own binary be the program.
const asProgram = "ALLELENS_TEST_AS_PROGRAM"

// otherBase names the file that then stands for the bundled knowledge base.
const otherBase = "ALLELENS_TEST_BASE"

// withProgram is an environment in whose PATH the program is.
func withProgram(t *testing.T) []string {
	t.Helper()
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "allelens"), fmt.Appendf(nil, "#!/bin/sh\n%s=1 exec '%s' \"$@\"\n", asProgram, own), 0o700); err != nil {
		t.Fatal(err)
	}
	return append(os.Environ(), "PATH="+folder+":"+os.Getenv("PATH"))
}

// inShell runs a script with the program in PATH.
func inShell(t *testing.T, folder string, more []string, args ...string) string {
	t.Helper()
	run := exec.CommandContext(t.Context(), args[0], args[1:]...)
	run.Dir, run.Env = folder, append(withProgram(t), more...)
	out, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v: %s", args, err, out)
	}
	return string(out)
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	full, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return full
}

// demonstrated: the file is the report of the demonstration.
func demonstrated(t *testing.T, path string) {
	t.Helper()
	if got := readFile(t, path); !strings.Contains(got, `"pathogenic_found"`) {
		t.Errorf("%s is no report of the demonstration", path)
	}
}

// TestWorkflowSlurm runs the script of the array as Slurm does, a task for each line.
func TestWorkflowSlurm(t *testing.T) {
	folder, script := t.TempDir(), absolute(t, "workflow/slurm/allelens.sbatch")
	demonstration := absolute(t, sample("demonstration.grch38.vcf.gz"))
	place(t, filepath.Join(folder, "files.txt"), []byte(absolute(t, sample("none.grch38.g.vcf.gz"))+"\n"+demonstration+"\n"))
	for _, task := range []string{"1", "2"} {
		inShell(t, folder, []string{"SLURM_ARRAY_TASK_ID=" + task}, "bash", script, "files.txt", "out", "json,genes.csv", "--sex", "female", "--date", "2026-11-28")
	}
	demonstrated(t, filepath.Join(folder, "out", "demonstration.grch38.json"))
	for _, name := range []string{"none.grch38.g.json", "none.grch38.g.genes.csv", "demonstration.grch38.genes.csv"} {
		readFile(t, filepath.Join(folder, "out", name))
	}
	if out, err := exec.CommandContext(t.Context(), "bash", script, filepath.Join(folder, "files.txt"), "out").CombinedOutput(); err == nil || !strings.Contains(string(out), "SLURM_ARRAY_TASK_ID") {
		t.Errorf("without a task: %v: %s", err, out)
	}
}

// TestWorkflowNextflow runs the command lines of the module's processes, with what Nextflow puts in.
func TestWorkflowNextflow(t *testing.T) {
	folder := t.TempDir()
	module := readFile(t, "workflow/nextflow/main.nf")
	scripts := regexp.MustCompile(`(?s)script:\n.*?"""\n(.*?)"""`).FindAllStringSubmatch(module, -1)
	if len(scripts) != 2 {
		t.Fatalf("%d scripts", len(scripts))
	}
	filled := strings.NewReplacer(`\$`, "$", "${vcf}", absolute(t, sample("demonstration.grch38.vcf.gz")), "${sample}", "", "${sex}", "--sex female", "${age}", "--age 40", "${drugs}", "",
		"${params.allelens_args}", "--date 2026-11-28", "${outputs}", "-o 'demo.json'", "${task.process}", "ALLELENS_REPORT", "${source}", absolute(t, severalOf(t, folder)), "${task.cpus}", "2", "${params.allelens_formats}", "genes.csv")
	for _, script := range scripts {
		inShell(t, folder, nil, "bash", "-euo", "pipefail", "-c", filled.Replace(script[1]))
	}
	demonstrated(t, filepath.Join(folder, "demo.json"))
	for _, name := range []string{"versions.yml", "reports/summary.csv", "reports/cohort.html", "reports/together.Demonstration_B.genes.csv"} {
		readFile(t, filepath.Join(folder, name))
	}
}

// TestWorkflowNextflowItself runs the module's test, where nf-test is there.
func TestWorkflowNextflowItself(t *testing.T) {
	if _, err := exec.LookPath("nf-test"); err != nil {
		t.Skip("nf-test is not installed: only the command lines are run")
	}
	inShell(t, absolute(t, "workflow/nextflow"), nil, "nf-test", "test", "tests/main.nf.test")
}

// TestWorkflowSnakemake runs the rule: with Snakemake where it is there, else its command line.
func TestWorkflowSnakemake(t *testing.T) {
	folder := t.TempDir()
	place(t, filepath.Join(folder, "in.vcf.gz"), nil)
	if err := os.Mkdir(filepath.Join(folder, "in"), 0o700); err != nil {
		t.Fatal(err)
	}
	place(t, filepath.Join(folder, "in", "demo.vcf.gz"), []byte(readFile(t, sample("demonstration.grch38.vcf.gz"))))
	if err := os.Mkdir(filepath.Join(folder, "out"), 0o700); err != nil {
		t.Fatal(err)
	}
	rule := absolute(t, "workflow/snakemake/Snakefile")
	if _, err := exec.LookPath("snakemake"); err == nil {
		inShell(t, folder, nil, "snakemake", "--snakefile", rule, "--cores", "1", "--quiet", "--config", "vcfs=in", "reports=out", "args=--date 2026-11-28")
	} else {
		t.Log("snakemake is not installed: only the command line is run")
		shell := regexp.MustCompile(`(?m)^ +"(allelens report .*)"$`).FindStringSubmatch(readFile(t, rule))
		if shell == nil {
			t.Fatal("the rule has no command line")
		}
		inShell(t, folder, nil, "bash", "-euo", "pipefail", "-c", strings.NewReplacer("{input.vcf}", "in/demo.vcf.gz", "{params.args}", "--date 2026-11-28", "{params.outputs}", "-o out/demo.json").Replace(shell[1]))
	}
	demonstrated(t, filepath.Join(folder, "out", "demo.json"))
}

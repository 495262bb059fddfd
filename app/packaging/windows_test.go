package main

import (
	"bytes"
	"debug/pe"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// systems are the libraries of Windows that the programs may ask for when they start, in small letters. None is one of a network.
var systems = []string{"kernel32.dll", "msvcrt.dll", "user32.dll", "gdi32.dll", "shell32.dll", "opengl32.dll", "advapi32.dll", "ole32.dll"}

// windowsPrograms unpacks the portable archive for Windows, and returns the folder with the programs.
func windowsPrograms(t *testing.T) (folder, dist string) {
	t.Helper()
	dist = packages(t)
	archive, err := filepath.Glob(filepath.Join(dist, "*-windows-amd64.zip"))
	if err != nil || len(archive) == 0 {
		t.Skip("nothing was built for Windows")
	}
	into := t.TempDir()
	if out, err := exec.Command("unzip", "-q", archive[0], "-d", into).CombinedOutput(); err != nil {
		t.Skipf("%v: %s", err, out)
	}
	return only(t, into, "allelens-*"), dist
}

// wide is a text as resources have it.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// TestProofWindowsPrograms: the programs for Windows can lie anywhere in memory, run no data, ask for libraries of the system
// alone, have an icon, a version and a manifest that asks for no rights, and can be signed.
func TestProofWindowsPrograms(t *testing.T) {
	folder, dist := windowsPrograms(t)
	for name, subsystem := range map[string]uint16{"allelens.exe": pe.IMAGE_SUBSYSTEM_WINDOWS_CUI, "allelens-window.exe": pe.IMAGE_SUBSYSTEM_WINDOWS_GUI} {
		f, err := pe.Open(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		head := f.OptionalHeader.(*pe.OptionalHeader64)
		const wanted = pe.IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE | pe.IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA | pe.IMAGE_DLLCHARACTERISTICS_NX_COMPAT
		if head.DllCharacteristics&wanted != wanted || head.Subsystem != subsystem || f.Machine != pe.IMAGE_FILE_MACHINE_AMD64 {
			t.Errorf("%s: characteristics %#x, subsystem %d", name, head.DllCharacteristics, head.Subsystem)
		}
		if len(f.Symbols) > 0 || f.Section(".debug_info") != nil || f.Section(".zdebug_info") != nil {
			t.Errorf("%s is not stripped: %d symbols", name, len(f.Symbols))
		}
		asked, err := f.ImportedSymbols()
		if err != nil || len(asked) == 0 {
			t.Errorf("%s: %d imports, %v", name, len(asked), err)
		}
		for _, symbol := range asked {
			if _, library, _ := strings.Cut(symbol, ":"); !slices.Contains(systems, strings.ToLower(library)) {
				t.Errorf("%s asks for %s", name, symbol)
			}
		}
		resources, err := f.Section(".rsrc").Data()
		if err != nil {
			t.Fatal(err)
		}
		for what, part := range map[string][]byte{"icon": []byte("\x89PNG"), "version": wide("ProductVersion"), "name": wide("Allelens"), "manifest": []byte(`level="asInvoker"`)} {
			if !bytes.Contains(resources, part) {
				t.Errorf("the resources of %s have no %s", name, what)
			}
		}
		signed(t, filepath.Join(folder, name))
	}
	signed(t, only(t, dist, "*-setup.exe"))
}

// signed signs a copy of a program with a key made for it, as packages are signed, and has the signature checked.
func signed(t *testing.T, path string) {
	t.Helper()
	if _, err := exec.LookPath("osslsigncode"); err != nil {
		t.Skip(err)
	}
	folder := t.TempDir()
	copied, key, cert := filepath.Join(folder, filepath.Base(path)), filepath.Join(folder, "key.pem"), filepath.Join(folder, "cert.pem")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copied, content, 0o600); err != nil {
		t.Fatal(err)
	}
	sign := exec.Command("../../.ci/packages", "sign", copied)
	sign.Env = append(os.Environ(), "ALLELENS_SIGN_KEY="+key, "ALLELENS_SIGN_CERT="+cert)
	for _, c := range []*exec.Cmd{
		exec.Command("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=Allelens test", "-addext", "extendedKeyUsage=codeSigning"),
		sign,
		exec.Command("osslsigncode", "verify", "-CAfile", cert, copied),
	} {
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", c.Args, err, out)
		}
	}
}

// wine runs programs for Windows in a Windows of their own.
type wine struct {
	t      *testing.T
	prefix string
}

func (w wine) command(args ...string) *exec.Cmd {
	c := exec.CommandContext(w.t.Context(), "wine", args...)
	c.Env = append(os.Environ(), "WINEPREFIX="+w.prefix, "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe=", "DISPLAY=", "HOME="+w.prefix)
	return c
}

// runs runs a program and returns what it printed.
func (w wine) runs(args ...string) string {
	w.t.Helper()
	out, err := w.command(args...).Output()
	if err != nil {
		w.t.Errorf("%v: %v: %s", args, err, out)
	}
	return strings.ReplaceAll(string(out), "\r", "")
}

// newWine makes such a Windows.
func newWine(t *testing.T) wine {
	t.Helper()
	if _, err := exec.LookPath("wine"); err != nil {
		t.Skip(err)
	}
	w := wine{t, filepath.Join(t.TempDir(), "prefix")}
	if err := os.Mkdir(w.prefix, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // its server outlives it
		end := exec.Command("wineserver", "-k")
		end.Env = append(os.Environ(), "WINEPREFIX="+w.prefix)
		_ = end.Run() // where there is none, the test failed before
	})
	w.runs("wineboot", "-i")
	w.randomness()
	return w
}

// prng is what Go asks of Windows 10 before anything else, and Wine 8 lacks: random bytes, there from an older library of Windows.
const prng = `#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID to, ULONG n);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T n) { return SystemFunction036(to, (ULONG)n); }
`

// randomness gives a Wine that is too old the library that Go's programs begin with.
func (w wine) randomness() {
	w.t.Helper()
	system := filepath.Join(w.prefix, "drive_c", "windows", "system32")
	library, source := filepath.Join(system, "bcryptprimitives.dll"), filepath.Join(w.t.TempDir(), "prng.c")
	if _, err := os.Stat(library); err == nil {
		return
	}
	if err := os.WriteFile(source, []byte(prng), 0o600); err != nil {
		w.t.Fatal(err)
	}
	if out, err := exec.Command("x86_64-w64-mingw32-gcc", "-shared", "-o", library, source, "-ladvapi32").CombinedOutput(); err != nil {
		w.t.Skipf("Wine lacks bcryptprimitives.dll, and none can be made: %v: %s", err, out)
	}
	w.t.Log("Wine lacks bcryptprimitives.dll: one of the test's own stands for it")
}

// files are those of the Windows below a folder.
func (w wine) files(folder string) map[string]bool {
	found := map[string]bool{}
	_ = filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error { // what is not there has none
		if err == nil && !d.IsDir() {
			found[path] = true
		}
		return nil
	})
	return found
}

// TestProofWindowsRuns: under Wine the program for Windows writes the bytes that the one for Linux writes, and its self-test passes.
func TestProofWindowsRuns(t *testing.T) {
	folder, dist := windowsPrograms(t)
	w := newWine(t)
	program := filepath.Join(folder, "allelens.exe")
	if said := w.runs(program, "version"); !strings.HasPrefix(said, "Allelens ") {
		t.Errorf("version: %s", said)
	}
	unpack := exec.Command("tar", "-xzf", only(t, dist, "*-linux-amd64.tar.gz"), "-C", t.TempDir())
	if out, err := unpack.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	linux := only(t, unpack.Args[len(unpack.Args)-1], "allelens-*")
	const vcf = "demonstration.grch38.vcf.gz"
	here := exec.Command("./allelens", "report", vcf, "-q", "--date", "2026-11-24", "-o", "a.json")
	here.Dir = linux
	if out, err := here.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	there := w.command("allelens.exe", "report", vcf, "-q", "--date", "2026-11-24", "-o", "a.json", "-o", "a.pdf")
	there.Dir = folder
	if out, err := there.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want, err := os.ReadFile(filepath.Join(linux, "a.json"))
	got, missing := os.ReadFile(filepath.Join(folder, "a.json"))
	if err != nil || missing != nil || !bytes.Equal(got, want) {
		t.Errorf("the report file is another one: %d and %d bytes, %v, %v", len(got), len(want), err, missing)
	}
	if said := w.runs(program, "selftest"); !strings.Contains(said, "47 of 47") {
		t.Errorf("selftest: %s", said)
	}
	for path := range w.files(w.prefix) {
		if strings.Contains(path, "allelens-selftest-") {
			t.Errorf("the self-test leaves %s", path)
		}
	}
}

// TestProofWindowsSetup: the installer puts the programs in place without a question, is known to the system and to files of its kinds, and taken away
// it leaves neither files nor keys.
func TestProofWindowsSetup(t *testing.T) {
	_, dist := windowsPrograms(t)
	w := newWine(t)
	users := filepath.Join(w.prefix, "drive_c", "users")
	before := w.files(filepath.Join(w.prefix, "drive_c"))
	w.runs(only(t, dist, "*-setup.exe"), "/S")
	installed := ""
	for path := range w.files(users) {
		if filepath.Base(path) == "uninstall.exe" {
			installed = filepath.Dir(path)
		}
	}
	if installed == "" || !strings.HasSuffix(installed, filepath.Join("AppData", "Local", "Programs", "Allelens")) {
		t.Fatalf("installed in %q", installed)
	}
	if said := w.runs(filepath.Join(installed, "allelens.exe"), "version"); !strings.HasPrefix(said, "Allelens ") {
		t.Errorf("version: %s", said)
	}
	keys := map[string]string{
		`HKCU\Software\Classes\Allelens.vcf\shell\open\command`: "allelens-window.exe", `HKCU\Software\Classes\.vcf\OpenWithProgids`: "Allelens.vcf",
		`HKCU\Software\Classes\.allelens`: "Allelens.case", `HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Allelens`: "QuietUninstallString",
	}
	for key, holds := range keys {
		if said := w.runs("reg", "query", key); !strings.Contains(said, holds) {
			t.Errorf("%s: %s", key, said)
		}
	}
	w.runs(filepath.Join(installed, "uninstall.exe"), "/S")
	for until := time.Now().Add(2 * time.Minute); ; time.Sleep(time.Second) { // it goes on in a copy of itself
		if _, err := os.Stat(installed); err != nil || time.Now().After(until) {
			break
		}
	}
	time.Sleep(2 * time.Second)
	for path := range w.files(filepath.Join(w.prefix, "drive_c")) {
		if !before[path] && strings.Contains(strings.ToLower(path), "allelens") {
			t.Errorf("left behind: %s", path)
		}
	}
	out, err := w.command("reg", "query", `HKCU\Software`, "/s", "/f", "Allelens").CombinedOutput()
	if err == nil && bytes.Contains(bytes.ToLower(out), []byte("allelens")) {
		t.Errorf("keys are left: %s", out)
	}
}

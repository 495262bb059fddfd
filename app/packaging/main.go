// Command packaging writes what a package says of others' work in it: the notices of code, fonts and data, and the bill of
// materials in CycloneDX's format. The same sources give the same bytes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("o", ".", "folder that takes the files")
	version := flag.String("version", "", "the package's version")
	picture := flag.String("icon", "", "a picture (PNG) of which to write only the icons for Windows: icon.png of 256 points, icon.ico")
	flag.Parse()
	err := errors.New("say -version or -icon")
	switch {
	case *picture != "":
		err = icons(*out, *picture)
	case *version != "":
		err = write(*out, *version)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "packaging:", err)
		os.Exit(1)
	}
}

// write writes both files. It runs in the project's folder.
func write(folder, version string) error {
	all, err := linked("linux", "windows")
	if err != nil {
		return err
	}
	notices, err := notices(all)
	if err != nil {
		return err
	}
	bill, err := bill(all, version)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "THIRD_PARTY_NOTICES.txt"), notices, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "sbom.cdx.json"), bill, 0o644)
}

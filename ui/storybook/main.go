// Command storybook renders every screen of the window into PNG files, without a display,
// so that people can look at them:
//
//	go run -tags ci ./ui/storybook -o DIR -size 1366x768 -dark
//
// It shows invented reports, or with -report one that "allelens report -f json" has written.
package main

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"allelens/ui/theme"
)

// book is how the pictures are made.
type book struct {
	folder        string
	width, height float32
	mode          theme.Mode
	scale         float64
	name          string
	report        string
	screen        string // the only one shown, if any
	only          string // the only report shown, if any
	toolkit       bool   // menus and dialogs of the toolkit too, whose words are not ours
}

// questions is the name under which only what stands in front of the screens is shown.
const questions = "questions"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "storybook:", err)
	}
}

func run() error {
	b := book{mode: theme.Light, toolkit: true}
	size := ""
	dark, contrast := false, false
	flag.StringVar(&b.folder, "o", "build/storybook", "folder for the pictures")
	flag.StringVar(&size, "size", "1366x768", "width and height of the window in points")
	flag.BoolVar(&dark, "dark", false, "dark colours")
	flag.BoolVar(&contrast, "contrast", false, "high contrast")
	flag.Float64Var(&b.scale, "text", 1, "factor on the size of text")
	flag.StringVar(&b.report, "report", "", "JSON report to show instead of the invented ones")
	flag.StringVar(&b.screen, "screen", "", "name of the only screen to show, or questions")
	flag.Parse()
	switch {
	case dark:
		b.mode = theme.Dark
	case contrast:
		b.mode = theme.Contrast
	}
	if _, err := fmt.Sscanf(size, "%fx%f", &b.width, &b.height); err != nil {
		return err
	}
	b.name = map[theme.Mode]string{theme.Light: "light", theme.Dark: "dark", theme.Contrast: "contrast"}[b.mode]
	return b.render()
}

func (b book) render() error {
	if err := os.MkdirAll(b.folder, 0o755); err != nil {
		return err
	}
	return b.walk(func(s *stage, name string) error { return b.save(name, s.capture()) })
}

func (b book) save(name string, img image.Image) error {
	path := filepath.Join(b.folder, fmt.Sprintf("%s-%s-%.0f.png", name, b.name, b.width))
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// Command cmd compiles the tables of a folder into a knowledge base:
//
//	go run ./variants/knowledge/compile/cmd assets/knowledge assets/knowledge.sqlite
package main

import (
	"context"
	"fmt"
	"os"

	"allelens/variants/knowledge/compile"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: cmd FOLDER FILE")
	}
	file, err := compile.Compile(context.Background(), os.DirFS(args[0]))
	if err != nil {
		return err
	}
	return os.WriteFile(args[1], file, 0o644)
}

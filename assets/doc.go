// Package assets embeds the files that the program carries: the compiled knowledge base,
// fonts, icons, the texts that people read, and the demonstration file. It imports nothing of ours.
package assets

package vcf

import (
	"bytes"
	"encoding/binary"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
)

// consumerMakers are companies that let their customers download a table of genotypes, as these name them.
var consumerMakers = []struct{ word, name string }{
	{"23andme", "23andMe"}, {"ancestrydna", "AncestryDNA"}, {"myheritage", "MyHeritage"}, {"family tree dna", "FamilyTreeDNA"}, {"familytreedna", "FamilyTreeDNA"},
	{"ftdna", "FamilyTreeDNA"}, {"living dna", "Living DNA"}, {"tellmegen", "tellmeGen"}, {"genes for good", "Genes for Good"},
}

// consumerRow is a row of such a table: a site's number, chromosome, position and genotype, by tabs,
// commas or blanks.
var consumerRow = regexp.MustCompile(`(?i)^(rs|i|vg|kgp)[0-9]\w*[\t, ]+(chr)?([0-9]{1,2}|x|y|xy|mt?)[\t, ]+[0-9]+[\t, ]+[acgtdi0-]`)

// consumerTable reports whether a text is the table of genotypes that a company gives its customers, and
// whose; maker is "" where the text does not say.
func consumerTable(head []byte) (maker string, ok bool) {
	for line := range strings.Lines(string(head)) {
		bare := strings.ToLower(strings.Trim(strings.ReplaceAll(line, `"`, ""), "# \t\r\n"))
		columns := strings.FieldsFunc(bare, func(r rune) bool { return strings.ContainsRune("\t, ", r) })
		named := len(columns) >= 4 && slices.Equal(columns[:3], []string{"rsid", "chromosome", "position"})
		if named || !strings.HasPrefix(line, "#") && consumerRow.MatchString(bare) {
			ok = true
			break
		}
		if strings.HasPrefix(line, "##") {
			return "", false
		}
	}
	if !ok {
		return "", false
	}
	all := strings.ToLower(string(head[:min(len(head), 4<<10)]))
	for _, m := range consumerMakers {
		if strings.Contains(all, m.word) {
			return m.name, true
		}
	}
	return "", true
}

// zipHeader is the length of what stands before the name of a packed file.
const zipHeader = 30

// zipped is the start of the first file in an archive; nil where that cannot be told.
func zipped(head []byte) []byte {
	if len(head) < zipHeader || !bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return nil
	}
	method := binary.LittleEndian.Uint16(head[8:])
	start := zipHeader + int(binary.LittleEndian.Uint16(head[26:])) + int(binary.LittleEndian.Uint16(head[28:]))
	if start >= len(head) {
		return nil
	}
	switch method {
	case 0:
		return head[start:]
	case 8:
		text := make([]byte, 4<<10)
		n, _ := io.ReadFull(flate.NewReader(bytes.NewReader(head[start:])), text) // the rest is elsewhere
		return text[:n]
	}
	return nil
}

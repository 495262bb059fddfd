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
		if strings.HasPrefix(line, "##fileformat=VCF") {
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

// zipHeader is the length of what stands before the name of a packed file, and zipSizes marks that its size stands
// behind it.
const (
	zipHeader = 30
	zipSizes  = 8
)

// zipped are the starts of the files in an archive, as far as they can be told by its own beginning.
func zipped(archive []byte) [][]byte {
	var texts [][]byte
	for len(archive) >= zipHeader && bytes.HasPrefix(archive, []byte("PK\x03\x04")) {
		flags, method := binary.LittleEndian.Uint16(archive[6:]), binary.LittleEndian.Uint16(archive[8:])
		size := int64(binary.LittleEndian.Uint32(archive[18:]))
		start := zipHeader + int(binary.LittleEndian.Uint16(archive[26:])) + int(binary.LittleEndian.Uint16(archive[28:]))
		if start >= len(archive) {
			break
		}
		archive = archive[start:]
		packed := archive
		known := flags&zipSizes == 0
		if known {
			packed = packed[:min(size, int64(len(packed)))]
		}
		switch method {
		case 0:
			texts = append(texts, packed)
		case 8:
			text := make([]byte, 4<<10)
			n, _ := io.ReadFull(flate.NewReader(bytes.NewReader(packed)), text) // the rest is elsewhere
			texts = append(texts, text[:n])
		}
		if !known || size >= int64(len(archive)) {
			break
		}
		archive = archive[size:]
	}
	return texts
}

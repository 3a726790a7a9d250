package layout

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
)

// The environment names what the structs are compared with: DANGVIEN_LAYOUT, lines
// `struct field offset size`.
func TestStructsLieInMemoryAsTheLibraryHasThem(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("DANGVIEN_LAYOUT"))
	if err != nil {
		t.Fatal(err)
	}
	expected := strings.Split(strings.TrimSpace(string(data)), "\n")
	var found []string
	for _, field := range Fields() {
		found = append(found, fmt.Sprint(field.Struct, " ", field.Name, " ", field.Offset, " ", field.Size))
	}
	sort.Strings(expected)
	sort.Strings(found)
	if got, want := strings.Join(found, "\n"), strings.Join(expected, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

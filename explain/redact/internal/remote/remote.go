// Package remote masks values that stand apart from their names: before the name or
// further on in a sentence, in the rows below the head of a table, in the key of a
// row that a database complains of, in the lines that list what stands for the
// question marks of a statement.
package remote

import "github.com/dterr/dterr/explain/redact/internal/shape"

// Scan looks for values that stand apart from their names, and for what is known
// without one.
type Scan struct {
	shape.Scan
	tabled int // how far tables were read
}

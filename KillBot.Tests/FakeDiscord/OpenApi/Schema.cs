using System.Text.Json;
using System.Text.RegularExpressions;

namespace KillBot.Tests.FakeDiscord.OpenApi;

/// <summary>The kinds of JSON value that a schema's <c>type</c> may name.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}

/// <summary>One JSON schema of the document, read once. Unset keywords are null.</summary>
internal sealed class Schema
{
    /// <summary>Where a <c>$ref</c> leads; filled in after the whole document is known, so that schemas may refer to themselves.</summary>
    public Schema? Target { get; set; }

    public JsonTypes Types { get; init; }

    public IReadOnlyList<JsonElement>? Enum { get; init; }

    public IReadOnlyList<Schema>? OneOf { get; init; }

    public IReadOnlyList<Schema>? AnyOf { get; init; }

    public IReadOnlyList<Schema>? AllOf { get; init; }

    public IReadOnlyDictionary<string, Schema>? Properties { get; init; }

    public IReadOnlyList<string>? Required { get; init; }

    /// <summary>The schema of members that <see cref="Properties"/> does not name.</summary>
    public Schema? Additional { get; init; }

    public bool RefusesAdditional { get; init; }

    public Schema? Items { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public bool UniqueItems { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public int? MinProperties { get; init; }

    public int? MaxProperties { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public Regex? Pattern { get; init; }

    public string? Format { get; init; }

    public bool IsNullOnly => Types == JsonTypes.Null;
}

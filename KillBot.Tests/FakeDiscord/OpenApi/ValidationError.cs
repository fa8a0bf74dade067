namespace KillBot.Tests.FakeDiscord.OpenApi;

/// <summary>What is wrong with one value of a body.</summary>
/// <param name="Path">Where: member names and indexes from the root, <c>embeds.0.title</c>; empty for the root.</param>
/// <param name="Code">Discord's name of the error, <c>BASE_TYPE_MAX_LENGTH</c>.</param>
/// <param name="Message">Discord's text, or the nearest to it that is known.</param>
public sealed record ValidationError(string Path, string Code, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Path.Length == 0 ? "(body)" : Path)}: {Message} [{Code}]";
}

/// <summary>The outcome of a validation: what is wrong, and what the schema does not know.</summary>
internal sealed class ValidationResult
{
    public List<ValidationError> Errors { get; } = [];

    /// <summary>Paths of members that no schema names. Discord ignores them; a test wants to know.</summary>
    public List<string> UnknownFields { get; } = [];

    public void Add(string path, string code, string message) => Errors.Add(new ValidationError(path, code, message));

    public void Append(ValidationResult other)
    {
        Errors.AddRange(other.Errors);
        UnknownFields.AddRange(other.UnknownFields);
    }

    public static string Join(string path, string member) => path.Length == 0 ? member : $"{path}.{member}";
}

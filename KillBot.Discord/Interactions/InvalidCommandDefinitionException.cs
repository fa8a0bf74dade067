namespace KillBot.Discord.Interactions;

/// <summary>A command definition that Discord would refuse.</summary>
public sealed class InvalidCommandDefinitionException(string path, string problem)
    : Exception($"Command definition {path}: {problem}")
{
    /// <summary>Where the problem is, such as <c>/feed add.options[1].choices[0].name</c>.</summary>
    public string Path { get; } = path;
}

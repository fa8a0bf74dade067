namespace KillBot.Tests.FakeDiscord;

/// <summary>Something the client should not have sent.</summary>
/// <param name="Where">Method and path, or the gateway's opcode.</param>
/// <param name="What">Path within the body, message and code.</param>
public sealed record Violation(string Where, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What}";
}

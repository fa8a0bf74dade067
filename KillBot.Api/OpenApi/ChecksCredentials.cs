namespace KillBot.Api.OpenApi;

/// <summary>What an endpoint demands that no policy guards, because it has an answer of its own for those it refuses.</summary>
/// <param name="Policy">The policy of the same demand.</param>
internal sealed record ChecksCredentials(string Policy);

using System.Text.Json;

namespace KillBot.Tests.FakeDiscord;

/// <summary>A REST request as it came in and how it was answered.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Without <c>/api/v10</c> and without the query.</param>
/// <param name="Body">The JSON; undefined when there was none.</param>
/// <param name="At">When it arrived.</param>
/// <param name="Status">0 when the connection was dropped instead of an answer.</param>
public sealed record LoggedRequest(string Method, string Path, JsonElement Body, DateTimeOffset At, int Status);

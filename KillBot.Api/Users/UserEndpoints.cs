using System.Globalization;
using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.Players;
using KillBot.Api.VRChat;
using KillBot.Domain.Text;
using KillBot.Domain.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Users;

/// <summary>Profiles of people and players.</summary>
internal static class UserEndpoints
{
    public static void MapUserEndpoints(this IEndpointRouteBuilder app)
    {
        var users = app.MapGroup("/api/users").WithTags("Users");
        users.MapGet("/{userId}", ShowAsync).WithSummary("A user with the newest kills and deaths, or somebody who was met in VRChat")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(404);
        users.MapPut("/{userId}", UpdateAsync).RequireAuthorization(Policies.Session).WithSummary("Change the own account")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .ProducesProblem(422);
    }

    /// <summary>
    /// By KillBot id, Discord id or player name, a former one too. A player who belongs to no account has neither Discord id nor
    /// avatar. Whoever the caller may not see is as unknown as nobody. An id that begins with <c>usr_</c> is a VRChat user's, and
    /// answered as the VRChat API document says.
    /// </summary>
    /// <param name="cursor">Of VRChat users: the <c>nextCursor</c> of the encounters before.</param>
    private static async Task<Results<Ok<UserResponse>, Ok<VRChatUserProfileResponse>, ChallengeHttpResult, ProblemHttpResult>> ShowAsync(
        string userId,
        string? cursor,
        Caller caller,
        VisibleProfiles profiles,
        UserProjection projection,
        VRChatProfiles met,
        MonitoringAccess monitoring,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (VRChatId.IsMeant(userId))
        {
            return !monitoring.Allows(context) ? TypedResults.Challenge()
                : !VRChatId.IsValid(userId) ? VRChatProblems.InvalidUserId()
                : !VRChatPage.TryReadActivity(cursor, out var before) ? VRChatProblems.InvalidCursor()
                : await met.FindAsync(userId, before, cancellationToken) is { } found ? TypedResults.Ok(found)
                : VRChatProblems.UnknownUser();
        }

        return await profiles.FindAsync(userId, caller, cancellationToken) is { } profile
            ? TypedResults.Ok(await projection.ShowAsync(profile, caller, cancellationToken))
            : VisiblePlayers.NotFound();
    }

    /// <summary>
    /// For the owner and for administrators, with the token of a login. A handle that nobody's account has is claimed; with a
    /// player already there, that player is renamed, and an unclaimed player of the new name becomes part of it. Handles change
    /// once in 7 days.
    /// </summary>
    private static async Task<Results<Ok<UserResponse>, ProblemHttpResult>> UpdateAsync(
        string userId,
        UserUpdateRequest request,
        Caller caller,
        VisibleProfiles profiles,
        ProfileService service,
        UserProjection projection,
        CancellationToken cancellationToken)
    {
        var user = await profiles.FindAccountAsync(userId, cancellationToken);
        if (!caller.IsAdmin && caller.UserId != user?.Id)
        {
            return TypedResults.ApiProblem(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden,
                "This is not your account. You can change your own, with the id that GET /auth/me tells.");
        }

        if (user is null)
        {
            return VisiblePlayers.NotFound();
        }

        var errors = new FieldErrors();
        var change = UserUpdates.Read(request, errors);
        if (!errors.IsEmpty)
        {
            return TypedResults.InvalidBody(errors);
        }

        return await service.UpdateAsync(user.Id, change, caller.IsAdmin) switch
        {
            ProfileUpdate.HandleTaken { IsOwn: true } => Conflict("Another player of this account has, or had, this handle."),
            ProfileUpdate.HandleTaken => Conflict("This handle belongs to another account. Ask an administrator if it is yours."),
            ProfileUpdate.TooSoon(var next) => Conflict(
                $"A handle changes once in {ProfileService.RenameInterval.TotalDays:0} days. It is possible again at "
                + $"{next.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}."),
            _ => await profiles.FindAsync(PublicId.OfUser(user.Id), caller, cancellationToken) is { } changed
                ? TypedResults.Ok(await projection.ShowAsync(changed, caller, cancellationToken))
                : VisiblePlayers.NotFound(),
        };
    }

    private static ProblemHttpResult Conflict(string detail) =>
        TypedResults.ApiProblem(StatusCodes.Status409Conflict, ErrorCodes.ValidationError, detail);
}

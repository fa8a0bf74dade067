using KillBot.Api.Auth;
using KillBot.Domain.VRChat.Client;
using KillBot.Domain.VRChat.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.VRChat;

/// <summary>Profiles that VRChat is asked for at once, in its own time: at most 60 requests a minute leave this instance.</summary>
internal static class VRChatProfileEndpoints
{
    public static void MapVRChatProfileEndpoints(this IEndpointRouteBuilder app)
    {
        var users = app.MapGroup("/api/users").WithTags("VRChat").RequireAuthorization(Policies.Monitoring);
        users.MapGet("/{userId}/live", ShowAsync).WithSummary("A VRChat user's profile, as VRChat tells it now")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(500).ProducesProblem(503);
        users.MapPost("/{userId}/refresh", RefreshAsync).WithSummary("Read a VRChat user's profile anew")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(500).ProducesProblem(503);
    }

    /// <summary>401 when this instance is not signed in to VRChat.</summary>
    /// <param name="userId"><c>usr_</c> and a UUID in lower case.</param>
    private static async Task<Results<Ok<LiveVRChatUserResponse>, ProblemHttpResult>> ShowAsync(
        string userId, VRChatProfileReader profiles, VRChatGuests guests, HttpContext context, CancellationToken cancellationToken)
    {
        if (!VRChatId.IsValid(userId))
        {
            return VRChatProblems.InvalidUserId();
        }

        try
        {
            using var place = guests.Enter(context);
            var profile = await profiles.ReadAsync(userId, cancellationToken);
            return TypedResults.Ok(LiveVRChatUserResponse.From(profile, Policies.IsOperator(context)));
        }
        catch (VRChatException exception)
        {
            return VRChatApiProblems.Explain(exception, context);
        }
    }

    /// <summary>
    /// Stores the profile of somebody who was met; of somebody who was not it only tells it. 401 when this instance is not signed in to
    /// VRChat.
    /// </summary>
    /// <param name="userId"><c>usr_</c> and a UUID in lower case.</param>
    private static async Task<Results<Ok<RefreshedVRChatUserResponse>, ProblemHttpResult>> RefreshAsync(
        string userId,
        VRChatProfileReader profiles,
        VRChatGuests guests,
        VRChatProfileStore store,
        TimeProvider timeProvider,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!VRChatId.IsValid(userId))
        {
            return VRChatProblems.InvalidUserId();
        }

        try
        {
            using var place = guests.Enter(context);
            var profile = await profiles.ReadAsync(userId, cancellationToken);
            await store.SaveAsync(profile);
            return TypedResults.Ok(new RefreshedVRChatUserResponse(true, RefreshedVRChatProfileResponse.From(profile, timeProvider.GetUtcNow())));
        }
        catch (VRChatException exception)
        {
            return VRChatApiProblems.Explain(exception, context);
        }
    }
}
